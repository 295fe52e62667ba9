package io.opentrade.protocol;

/// `recording.remove`: deletes the file of a recording.
///
/// @param name of its file, with or without its ending, as `data.recordings` tells it
public record RecordingRemove(String name) implements Request<RecordingRemove.Reply> {
  public RecordingRemove {
    Values.required("name", name);
  }

  /// @param bytes that the disk has again
  public record Reply(ForeignText file, long bytes) {}
}
