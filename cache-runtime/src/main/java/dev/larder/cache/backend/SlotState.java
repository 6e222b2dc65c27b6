package dev.larder.cache.backend;

/** A slot as an authority has it. */
public sealed interface SlotState {

    /** Nothing is there. */
    record Absent() implements SlotState {}

    /** A token waits for the load that was begun with it. */
    record Free(Token token) implements SlotState {}

    /** A put is under way. */
    record Held(Token token) implements SlotState {}

    /** An entry, all its bytes. */
    record Value(Token token, byte[] bytes) implements SlotState {}
}
