package io.opentrade.server.rpc;

import io.opentrade.commands.OutputFile;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.frame.FileClose;
import io.opentrade.protocol.frame.FileWrite;
import io.opentrade.protocol.frame.Frames;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A file that the client writes, with its rights, in its folder. Used by one thread.
final class RemoteOutput implements OutputFile {
  private final ClientCalls client;
  private final int handle;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private boolean closed;

  RemoteOutput(ClientCalls client, int handle) {
    this.client = client;
    this.handle = handle;
  }

  @Override
  public void write(String text) {
    waiting.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    if (waiting.size() >= Frames.DATA_LIMIT) {
      flush();
    }
  }

  @Override
  public void commit() {
    flush();
    RemoteFiles.call(client, new FileClose(handle, true), FailureKind.FAILED);
    closed = true;
  }

  @Override
  public void abort() {
    if (!closed) {
      closed = true;
      client.tell(new FileClose(handle, false)); // also of a cancelled thread, which cannot wait
    }
  }

  private void flush() {
    byte[] bytes = waiting.toByteArray();
    waiting.reset();
    for (int from = 0; from < bytes.length; from += Frames.DATA_LIMIT) {
      int to = Math.min(bytes.length, from + Frames.DATA_LIMIT);
      byte[] piece = Arrays.copyOfRange(bytes, from, to);
      RemoteFiles.call(client, new FileWrite(handle, piece), FailureKind.FAILED);
    }
  }
}
