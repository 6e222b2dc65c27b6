package com.example;

import java.util.List;

/** What the pages say, for examples in other packages. */
public final class Documentation {

    private Documentation() {}

    /** The blocks of a language. */
    public static List<String> blocks(String language) {
        return Page.blocks(language).stream().map(Page.Block::text).toList();
    }
}
