package io.opentrade.protocol.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  /// Gives out its bytes in pieces of random length, as a socket does.
  private static final class Pieces implements ReadableByteChannel {
    private final ByteBuffer bytes;
    private final Random random = new Random(7);

    Pieces(String text) {
      bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    @Override
    public int read(ByteBuffer target) {
      if (!bytes.hasRemaining()) {
        return -1;
      }
      int length = Math.min(target.remaining(), Math.min(bytes.remaining(), random.nextInt(3000)));
      target.put(bytes.slice(bytes.position(), length));
      bytes.position(bytes.position() + length);
      return length;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  @Test
  void cutsLinesHoweverTheyArrive() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.append("é".repeat(i * 13)).append('\n');
    }
    LineReader lines = new LineReader(new Pieces(text.toString()), 10_000);
    for (int i = 0; i < 200; i++) {
      assertArrayEquals("é".repeat(i * 13).getBytes(UTF_8), lines.nextBytes());
    }
    assertNull(lines.nextBytes());
  }

  @Test
  void readsMessages() throws IOException {
    LineReader lines =
        new LineReader(new Pieces(new String(Frames.notice(new Credit(5)), UTF_8)), 1000);
    assertEquals("credit", assertInstanceOf(Message.Notice.class, lines.next()).method());
    assertNull(lines.next());
  }

  @Test
  void goesOnAfterALineThatIsNoMessage() throws IOException {
    LineReader lines =
        new LineReader(
            new Pieces("rubbish\n" + new String(Frames.notice(new StdinOpen()), UTF_8)), 1000);
    assertThrows(MalformedFrame.class, () -> lines.next());
    assertInstanceOf(Message.Notice.class, lines.next());
  }

  @Test
  void dropsALineThatItsSenderDidNotFinish() throws IOException {
    assertNull(new LineReader(new Pieces("{\"jsonrpc\":"), 1000).next());
  }

  @Test
  void refusesALineOverTheLimitBeforeItHasItAll() throws IOException {
    LineReader exact = new LineReader(new Pieces("x".repeat(5000) + "\n"), 5000);
    assertArrayEquals("x".repeat(5000).getBytes(UTF_8), exact.nextBytes());
    LineReader over = new LineReader(new Pieces("x".repeat(5001) + "\n"), 5000);
    assertThrows(MalformedFrame.class, () -> over.nextBytes());
    LineReader endless = new LineReader(new Pieces("x".repeat(1 << 20)), 5000);
    assertThrows(MalformedFrame.class, () -> endless.nextBytes());
  }
}
