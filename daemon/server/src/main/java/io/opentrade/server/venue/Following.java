package io.opentrade.server.venue;

/// A stream that is being followed.
public interface Following extends AutoCloseable {
  /// Opens the stream anew, since what it told is not whole: exchanges that send the whole book at
  /// the beginning send it again.
  void restart(String why);

  /// Ends it; nothing more is heard afterwards but what is being told at this moment.
  @Override
  void close();
}
