package io.opentrade.server.rpc;

import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.frame.FileClose;
import io.opentrade.protocol.frame.FileData;
import io.opentrade.protocol.frame.FileRead;
import io.opentrade.protocol.frame.Frames;
import io.opentrade.protocol.frame.MalformedFrame;
import java.io.InputStream;
import java.util.Objects;

/// A file or stream that the client reads, piece by piece as it is wanted. Used by one thread.
final class RemoteInput extends InputStream {
  private final ClientCalls client;
  private final int handle;
  private byte[] piece = {};
  private int at;
  private boolean end;
  private boolean closed;

  RemoteInput(ClientCalls client, int handle) {
    this.client = client;
    this.handle = handle;
  }

  @Override
  public int read() {
    return fill() ? piece[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, target, offset, count);
    at += count;
    return count;
  }

  /// Whether there is a byte to give.
  private boolean fill() {
    while (at == piece.length) {
      if (end) {
        return false;
      }
      var answer =
          RemoteFiles.call(client, new FileRead(handle, Frames.DATA_LIMIT), FailureKind.FAILED);
      try {
        FileData data = FileData.of(answer);
        piece = data.data();
        at = 0;
        end = data.end();
      } catch (MalformedFrame wrong) {
        throw RemoteFiles.misunderstood(wrong);
      }
    }
    return true;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      client.tell(new FileClose(handle, false));
    }
  }
}
