package io.opentrade.server.backup;

import io.opentrade.protocol.Progress;
import io.opentrade.protocol.frame.Home;
import io.opentrade.server.backup.BackupFailure.Reason;
import io.opentrade.server.vault.Secret;
import io.opentrade.server.vault.VaultRefused;
import io.opentrade.store.Snapshots;
import io.opentrade.store.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The backups of a home, in its folder `backups`. Safe for use by many threads; one is
/// made, looked at or brought back at a time.
public final class Backups {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final String DAILY = "daily-";
  private static final String BY_HAND = "backup-";
  private static final String LAST = "last";
  private static final String SUFFIX = ".otb";
  private static final int ROOM = 20;

  private final Home home;
  private final String program;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();

  /// @param program the version of OpenTrade
  public Backups(Home home, String program, InstantSource clock) {
    this.home = home;
    this.program = program;
    this.clock = clock;
  }

  /// One that there is.
  ///
  /// @param daily whether it was made by itself
  /// @param sealed whether it takes a passphrase to read it
  public record Facts(Path file, Instant made, long bytes, boolean daily, boolean sealed) {}

  /// What is in one.
  ///
  /// @param elsewhere whether it was made of another home
  public record Contents(
      Path file, Instant made, String program, boolean elsewhere, List<Part> parts) {
    public Contents {
      parts = List.copyOf(parts);
    }
  }

  /// A file in a backup.
  public record Part(String name, long bytes) {}

  /// Those in the folder, the newest first.
  public List<Facts> all() throws IOException {
    List<Facts> all = new ArrayList<>();
    for (Path file : Folders.files(folder())) {
      if (file.toString().endsWith(SUFFIX) && Files.isRegularFile(file)) {
        all.add(facts(file));
      }
    }
    all.sort(Comparator.comparing(Facts::made).reversed());
    return all;
  }

  /// What can be said of a file, whatever its name, without reading it.
  public Facts facts(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    boolean daily = name.startsWith(DAILY);
    Instant made;
    try {
      String stamp = name.substring((daily ? DAILY : BY_HAND).length());
      made = STAMP.parse(stamp.substring(0, stamp.length() - SUFFIX.length()), Instant::from);
    } catch (DateTimeParseException | StringIndexOutOfBoundsException _) {
      made = Files.getLastModifiedTime(file).toInstant();
    }
    return new Facts(file, made, Files.size(file), daily, Archive.isSealed(file));
  }

  /// The file that a person means.
  ///
  /// @param name of one in the folder, an absolute path, or `last` for the newest in the folder
  public Path find(String name) throws BackupFailure {
    Path file = name.equals(LAST) ? last() : folder().resolve(name);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new BackupFailure(Reason.ABSENT, name);
    }
    return file;
  }

  private Path last() throws BackupFailure {
    try {
      return all().stream()
          .findFirst()
          .map(Facts::file)
          .orElseThrow(() -> new BackupFailure(Reason.ABSENT, LAST));
    } catch (IOException unreadable) {
      throw new BackupFailure(Reason.ABSENT, LAST);
    }
  }

  /// Makes one. Others may write to the databases meanwhile.
  ///
  /// @param wanted an absolute path; null for one in the folder
  /// @param daily whether it is made by itself
  /// @param passphrase seals it, and the vault is in it as well; null to do neither
  public Contents create(
      @Nullable Path wanted,
      boolean daily,
      boolean candles,
      @Nullable Secret passphrase,
      Progress progress)
      throws BackupFailure, InterruptedException {
    lock.lockInterruptibly();
    try {
      Instant now = clock.instant();
      Path folder = Folders.make(folder());
      Path file =
          wanted == null
              ? folder.resolve((daily ? DAILY : BY_HAND) + STAMP.format(now) + SUFFIX)
              : wanted;
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new BackupFailure(Reason.PRESENT, file.toString());
      }
      Path copies = Folders.makeAnew(folder.resolve(".making"));
      try {
        List<Manifest.Item> items = copy(copies, candles, passphrase != null);
        Manifest manifest = new Manifest(Manifest.FORMAT, program, house(), now.toString(), items);
        Archive.write(file, manifest, copies, passphrase, progress);
        return contents(file, manifest);
      } finally {
        Folders.delete(copies);
      }
    } catch (VaultRefused refused) {
      throw new BackupFailure(Reason.WEAK, String.valueOf(refused.getMessage()));
    } catch (IOException | StoreFailure unusable) {
      throw new BackupFailure(Reason.UNUSABLE, String.valueOf(unusable.getMessage()));
    } finally {
      lock.unlock();
    }
  }

  private List<Manifest.Item> copy(Path copies, boolean candles, boolean vault)
      throws IOException, InterruptedException {
    List<Manifest.Item> items = new ArrayList<>();
    for (HouseFile each : HouseFile.all()) {
      Path source = each.in(home);
      boolean wanted =
          switch (each.kind()) {
            case DATABASE -> candles || !each.name().equals(HouseFile.CANDLES);
            case SETTINGS -> true;
            case VAULT -> vault;
          };
      if (!wanted || !Files.exists(source)) {
        continue;
      }
      Path copy = copies.resolve(each.name());
      if (each.kind() == HouseFile.Kind.DATABASE) {
        Snapshots.copy(source, copy);
      } else {
        Files.copy(source, copy);
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      items.add(new Manifest.Item(each.name(), Files.size(copy), Folders.hash(copy)));
    }
    return items;
  }

  /// Reads all of one, and all of every database in it.
  public Contents verify(Path file, @Nullable Secret passphrase, Progress progress)
      throws BackupFailure, InterruptedException {
    lock.lockInterruptibly();
    Path folder = folder().resolve(".verifying");
    try {
      try {
        Folders.makeAnew(folder);
        return contents(file, unpack(file, folder, passphrase, progress));
      } finally {
        Folders.delete(folder);
      }
    } catch (IOException unusable) {
      throw new BackupFailure(Reason.UNUSABLE, String.valueOf(unusable.getMessage()));
    } finally {
      lock.unlock();
    }
  }

  /// Lays one ready: the next start of the daemon puts it in the place of what is there. Until this
  /// returns nothing has changed.
  public Contents stage(Path file, @Nullable Secret passphrase, Progress progress)
      throws BackupFailure, InterruptedException {
    lock.lockInterruptibly();
    try {
      Staging staging = new Staging(home);
      try {
        Manifest manifest = unpack(file, staging.begin(), passphrase, progress);
        Contents contents = contents(file, manifest);
        staging.ready(contents.elsewhere(), clock.instant());
        return contents;
      } finally {
        staging.giveUpUnlessReady();
      }
    } catch (IOException | StoreFailure unusable) {
      throw new BackupFailure(Reason.UNUSABLE, String.valueOf(unusable.getMessage()));
    } finally {
      lock.unlock();
    }
  }

  private static Manifest unpack(
      Path file, Path folder, @Nullable Secret passphrase, Progress progress)
      throws BackupFailure, InterruptedException {
    Manifest manifest = Archive.read(file, folder, passphrase, progress);
    try {
      for (Manifest.Item item : manifest.files()) {
        if (Snapshots.knows(item.name())) {
          Snapshots.check(folder.resolve(item.name()), item.name());
        }
      }
      return manifest;
    } catch (StoreFailure broken) {
      throw new BackupFailure(Reason.BROKEN, file + ": " + broken.getMessage());
    }
  }

  /// Whether a week of backups with all candles leaves most of the disk free. They can be had again
  /// from their exchange; a full disk stops everything.
  boolean hasRoomForCandles() throws IOException {
    Path candles = home.data().resolve(HouseFile.CANDLES);
    return !Files.exists(candles)
        || Files.size(candles) * ROOM <= Files.getFileStore(home.data()).getUsableSpace();
  }

  /// Deletes those made by themselves that are older than that, but never the last.
  public void forget(Duration age) throws IOException {
    Instant limit = clock.instant().minus(age);
    List<Facts> daily = all().stream().filter(Facts::daily).toList();
    for (Facts old : daily.subList(Math.min(1, daily.size()), daily.size())) {
      if (old.made().isBefore(limit)) {
        Files.deleteIfExists(old.file());
      }
    }
  }

  private Contents contents(Path file, Manifest manifest) throws IOException {
    return new Contents(
        file,
        manifest.madeAt(),
        manifest.program(),
        !manifest.house().equals(house()),
        manifest.files().stream().map(item -> new Part(item.name(), item.bytes())).toList());
  }

  /// An id of this home, made with its first backup.
  private String house() throws IOException {
    Path file = home.data().resolve("house");
    if (!Files.exists(file)) {
      Path part = home.data().resolve("house.part");
      Files.writeString(part, UUID.randomUUID() + "\n");
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(file).strip();
  }

  private Path folder() {
    return home.data().resolve("backups");
  }
}
