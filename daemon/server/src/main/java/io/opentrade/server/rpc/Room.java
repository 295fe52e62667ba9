package io.opentrade.server.rpc;

/// The memory that the clients of one socket together may make the daemon keep: requests that are
/// not answered yet, and answers that are not read yet. Each connection has limits of its own, and
/// many of them below those would still take the whole heap, and the daemon with it.
///
/// Nobody gets more than is left for all others, and everybody a little, however much others keep:
/// what is small, such as a halt, is always heard. Safe for use by many threads.
final class Room {
  /// What each connection may have whatever the others do.
  static final int LITTLE = 64 << 10;

  private long free;

  Room(long bytes) {
    free = bytes;
  }

  /// What one connection takes of it.
  final class Share {
    private long held;

    /// @return false where so much is not to be had
    boolean take(long bytes) {
      synchronized (Room.this) {
        if (held + bytes > LITTLE && held + bytes > free - bytes) {
          return false;
        }
        held += bytes;
        free -= bytes;
        return true;
      }
    }

    /// Gives back what was taken.
    void give(long bytes) {
      synchronized (Room.this) {
        held -= bytes;
        free += bytes;
      }
    }
  }
}
