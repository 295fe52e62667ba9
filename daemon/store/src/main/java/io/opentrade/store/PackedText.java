package io.opentrade.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Long texts as gzip: of several members, one after the other, so that all cores pack at once,
/// while the rest is being written.
final class PackedText {
  private static final int MEMBER = 1 << 18;

  private PackedText() {}

  static byte[] of(RunStore.Document document) {
    Members members = new Members();
    try (Writer text = new OutputStreamWriter(members, StandardCharsets.UTF_8)) {
      document.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return members.joined();
  }

  /// Cuts what is written into members. Each is packed as soon as it is whole, by whoever is idle.
  private static final class Members extends OutputStream {
    private final List<ForkJoinTask<byte[]>> packed = new ArrayList<>();
    private ByteArrayOutputStream plain = new ByteArrayOutputStream();

    @Override
    public void write(int single) {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      for (int done = 0; done < length; ) {
        int part = Math.min(length - done, MEMBER - plain.size());
        plain.write(bytes, offset + done, part);
        done += part;
        if (plain.size() == MEMBER) {
          byte[] member = plain.toByteArray();
          packed.add(ForkJoinTask.adapt(() -> member(member)).fork());
          plain.reset();
        }
      }
    }

    byte[] joined() {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      byte[] last = member(plain.toByteArray());
      // From behind: what nobody has begun yet is packed by who waits for it.
      packed.reversed().forEach(ForkJoinTask::quietlyJoin);
      packed.forEach(member -> all.writeBytes(member.join()));
      all.writeBytes(last);
      return all.toByteArray();
    }
  }

  private static byte[] member(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4);
    try (GZIPOutputStream gzip = new Fast(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  /// Fast rather than small: a person waits for a run to be kept.
  private static final class Fast extends GZIPOutputStream {
    Fast(ByteArrayOutputStream bytes) throws IOException {
      super(bytes, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  /// @throws StoreFailure where it is damaged
  static String read(byte[] packed) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StoreFailure(StoreFailure.Kind.CORRUPT, "The document of a run is damaged.", e);
    }
  }
}
