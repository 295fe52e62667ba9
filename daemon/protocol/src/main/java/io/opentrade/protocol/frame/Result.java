package io.opentrade.protocol.frame;

/// What an answer of the envelope says.
public sealed interface Result
    permits Welcome, Finished, Completions, PromptAnswer, FileHandle, FileData, Done {

  /// Writes the members; the surrounding object is open already.
  void write(JsonWriter json);
}
