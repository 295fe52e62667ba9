package io.opentrade.server.notify;

/// Takes what people should hear of.
public interface Notices {
  /// Keeps a notice for delivery. On return it is on the disk and will be delivered whatever is
  /// killed; a key that is known already changes nothing.
  void post(Notice notice);
}
