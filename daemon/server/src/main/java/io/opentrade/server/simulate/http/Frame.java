package io.opentrade.server.simulate.http;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A frame of RFC 6455, section 5.2.
///
/// @param last whether the message ends with it
/// @param payload unmasked
record Frame(boolean last, int opcode, byte[] payload) {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  private static final int LONGEST = 1 << 20;
  private static final int SHORT = 125;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;

  /// Reads the next frame of a client, which must be masked.
  ///
  /// @throws IOException where the stream ends, or says what the RFC forbids
  static Frame read(DataInputStream in) throws IOException {
    int first = in.readUnsignedByte();
    int second = in.readUnsignedByte();
    if ((first & 0x70) != 0 || (second & 0x80) == 0) {
      throw new IOException("a client's frame is masked and uses no extension");
    }
    long length = second & 0x7f;
    if (length == TWO_BYTES) {
      length = in.readUnsignedShort();
    } else if (length == EIGHT_BYTES) {
      length = in.readLong();
    }
    if (length < 0 || length > LONGEST) {
      throw new IOException("a frame of " + length + " bytes is too long");
    }
    byte[] mask = in.readNBytes(4);
    byte[] payload = in.readNBytes((int) length);
    if (mask.length < 4 || payload.length < length) {
      throw new IOException("the stream ends within a frame");
    }
    for (int i = 0; i < payload.length; i++) {
      payload[i] = (byte) (payload[i] ^ mask[i & 3]);
    }
    return new Frame((first & 0x80) != 0, first & 0x0f, payload);
  }

  /// The bytes of a server's frame: unmasked, in one piece.
  static byte[] bytes(int opcode, byte[] payload) {
    ByteBuffer buffer = ByteBuffer.allocate(payload.length + 10);
    buffer.put((byte) (0x80 | opcode));
    if (payload.length <= SHORT) {
      buffer.put((byte) payload.length);
    } else if (payload.length <= 0xffff) {
      buffer.put((byte) TWO_BYTES).putShort((short) payload.length);
    } else {
      buffer.put((byte) EIGHT_BYTES).putLong(payload.length);
    }
    buffer.put(payload).flip();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
