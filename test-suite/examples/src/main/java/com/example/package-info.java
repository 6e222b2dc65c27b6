/**
 * The code of the README and of docs. It is what users write, so it says nothing about null where
 * they need not.
 */
package com.example;
