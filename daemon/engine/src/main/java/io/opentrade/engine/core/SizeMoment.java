package io.opentrade.engine.core;

/// At what price an entry is sized that is decided at a close and carried out at the next open.
public enum SizeMoment {
  /// At the open it is carried out at: as if one could know it.
  OPEN,
  /// At the close it was decided at, and cut to what the cash buys at the open.
  CLOSE
}
