/** Beans that replace or wrap what Larder has; each is there where a test asks for it. */
package com.example.handlers;
