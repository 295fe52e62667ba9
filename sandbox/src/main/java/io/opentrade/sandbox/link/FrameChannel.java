package io.opentrade.sandbox.link;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// Sends and receives whole frames: four bytes of length (big-endian), then that many bytes. One
/// thread may send while another receives.
public final class FrameChannel {
  /// No frame is longer, in either direction.
  public static final int MAXIMUM_FRAME = 8 << 20;

  private final InputStream in;
  private final OutputStream out;

  public FrameChannel(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /// @throws IOException where the other end is gone
  public synchronized void send(Message message) throws IOException {
    byte[] body = MessageCodec.encode(message);
    if (body.length > MAXIMUM_FRAME) {
      throw new LinkException("a message of " + body.length + " bytes is too long");
    }
    byte[] frame = new byte[body.length + Integer.BYTES];
    ByteBuffer.wrap(frame).putInt(body.length).put(body);
    out.write(frame);
    out.flush();
  }

  /// Whether the other end has said something that is not received yet.
  ///
  /// @throws IOException where the other end is gone
  public boolean isSpokenTo() throws IOException {
    return in.available() > 0;
  }

  /// Waits for the next message.
  ///
  /// @throws EOFException where the other end is gone, at the end of a frame or inside one
  /// @throws LinkException where it speaks nonsense
  public Message receive() throws IOException {
    byte[] head = in.readNBytes(Integer.BYTES);
    if (head.length < Integer.BYTES) {
      throw new EOFException("the link has ended");
    }
    int length = ByteBuffer.wrap(head).getInt();
    if (length <= 0 || length > MAXIMUM_FRAME) {
      throw new LinkException("a frame cannot have " + length + " bytes");
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the link has ended inside a frame");
    }
    return MessageCodec.decode(body);
  }
}
