package io.opentrade.server.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.opentrade.server.vault.VaultRefused.Reason;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Long texts behind a passphrase, in pieces of a mebibyte: each an [Envelope] of its own, bound to
/// its place and to whether it is the last. Nothing can be changed, moved or cut off unseen.
public final class SealedStream {
  private static final byte[] MAGIC = "OTSEAL1\n".getBytes(US_ASCII);
  private static final int PIECE = 1 << 20;
  private static final int OVERHEAD = 64;
  private static final int SALT_BYTES = 16;
  private static final int NONCE_BYTES = 12;

  private SealedStream() {}

  /// Whether a file that begins so is a sealed one.
  ///
  /// @param beginning its first eight bytes
  public static boolean begins(byte[] beginning) {
    return Arrays.equals(beginning, MAGIC);
  }

  /// What is written to the result is sealed into `out`. Only its close makes it whole.
  ///
  /// @throws VaultRefused WEAK where the passphrase is too short
  public static OutputStream seal(OutputStream out, Secret passphrase)
      throws IOException, VaultRefused {
    return seal(out, passphrase, Stretching.STANDARD);
  }

  static OutputStream seal(OutputStream out, Secret passphrase, Stretching stretching)
      throws IOException, VaultRefused {
    if (passphrase.reveal().codePointCount(0, passphrase.reveal().length())
        < Vault.SHORTEST_PASSPHRASE) {
      throw new VaultRefused(Reason.WEAK, String.valueOf(Vault.SHORTEST_PASSPHRASE));
    }
    SecureRandom random = new SecureRandom();
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    DataOutputStream data = new DataOutputStream(out);
    data.write(MAGIC);
    data.writeInt(stretching.kibibytes());
    data.writeInt(stretching.passes());
    data.writeInt(stretching.lanes());
    data.write(salt);
    return new Sealing(data, stretching.key(passphrase, salt), random);
  }

  /// What was sealed.
  ///
  /// @throws VaultRefused WRONG_KEY where the passphrase is another, DAMAGED where it is no such
  ///     text
  public static InputStream open(InputStream in, Secret passphrase)
      throws IOException, VaultRefused {
    DataInputStream data = new DataInputStream(in);
    if (!begins(data.readNBytes(MAGIC.length))) {
      throw new VaultRefused(Reason.DAMAGED, "it is not sealed by OpenTrade");
    }
    try {
      Stretching stretching = new Stretching(data.readInt(), data.readInt(), data.readInt());
      byte[] salt = data.readNBytes(SALT_BYTES);
      Opening opening = new Opening(data, stretching.key(passphrase, salt));
      if (!opening.fill()) {
        throw new VaultRefused(Reason.WRONG_KEY, "the passphrase is another");
      }
      return opening;
    } catch (IllegalArgumentException | EOFException unfit) {
      throw new VaultRefused(Reason.DAMAGED, "its beginning is not whole");
    }
  }

  private static byte[] label(long number, boolean last) {
    return ("opentrade sealed 1 " + number + (last ? " last" : "")).getBytes(US_ASCII);
  }

  private static final class Sealing extends OutputStream {
    private final DataOutputStream out;
    private final byte[] key;
    private final SecureRandom random;
    private final byte[] piece = new byte[PIECE];
    private int filled;
    private long number;
    private boolean closed;

    Sealing(DataOutputStream out, byte[] key, SecureRandom random) {
      this.out = out;
      this.key = key;
      this.random = random;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      int at = from;
      int left = count;
      while (left > 0) {
        if (filled == PIECE) {
          put(false);
        }
        int some = Math.min(left, PIECE - filled);
        System.arraycopy(bytes, at, piece, filled, some);
        filled += some;
        at += some;
        left -= some;
      }
    }

    private void put(boolean last) throws IOException {
      byte[] plain = Arrays.copyOf(piece, filled);
      Envelope envelope = Envelope.seal(key, plain, label(number, last), random);
      out.writeInt(envelope.sealed().length);
      out.writeBoolean(last);
      out.write(envelope.nonce());
      out.write(envelope.sealed());
      filled = 0;
      number++;
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        put(true);
        Arrays.fill(piece, (byte) 0);
        out.close();
      }
    }
  }

  private static final class Opening extends InputStream {
    private final DataInputStream in;
    private final byte[] key;
    private byte @Nullable [] piece;
    private int at;
    private long number;
    private boolean ended;

    Opening(DataInputStream in, byte[] key) {
      this.in = in;
      this.key = key;
    }

    /// @return false where the next piece does not open
    boolean fill() throws IOException {
      int length = in.readInt();
      if (length < 0 || length > PIECE + OVERHEAD) {
        return false;
      }
      boolean last = in.readBoolean();
      byte[] nonce = in.readNBytes(NONCE_BYTES);
      Envelope envelope = new Envelope(nonce, in.readNBytes(length));
      piece = envelope.open(key, label(number, last)).orElse(null);
      at = 0;
      number++;
      ended = last;
      return piece != null;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      byte[] present = piece;
      while (present == null || at == present.length) {
        if (ended) {
          return -1;
        }
        if (!fill()) {
          throw new IOException("it was changed or cut off");
        }
        present = piece;
      }
      int some = Math.min(count, present.length - at);
      System.arraycopy(present, at, bytes, from, some);
      at += some;
      return some;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
