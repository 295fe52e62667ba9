package io.opentrade.server.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.protocol.frame.Home;
import io.opentrade.server.settings.SettingsTable;
import io.opentrade.store.Arrival;
import io.opentrade.store.Snapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// The way of a backup into its place: laid ready by one daemon, moved in by the next one before it
/// opens anything. A file `ready` decides: without it the old home holds, with it the new one will,
/// whenever and however often the move is broken off.
public final class Staging {
  /// Stands in the data folder until all accounts have heard that they were brought back.
  public static final String RESTORED = "restored";

  private static final String READY = "ready";

  /// Behind the name of a database that there was not yet when the backup was made.
  private static final String ABSENT = ".absent";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final List<String> BESIDE_DATABASES = List.of("-wal", "-shm");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Home home;
  private final Path folder;

  public Staging(Home home) {
    this.home = home;
    this.folder = home.data().resolve("restoring");
  }

  /// @return an empty folder
  Path begin() throws IOException {
    if (Files.exists(folder.resolve(READY))) {
      throw new IOException("another backup waits for the next start of the daemon");
    }
    return Folders.makeAnew(folder);
  }

  /// From here on the new home will hold.
  void ready(boolean elsewhere, Instant now) throws IOException {
    if (elsewhere) {
      forgetAddresses(folder.resolve("settings.json"));
    }
    for (Path file : Folders.files(folder)) {
      if (Snapshots.knows(file.getFileName().toString())) {
        Arrival.quiet(file, file.getFileName().toString(), elsewhere, now);
      }
    }
    for (HouseFile each : HouseFile.all()) {
      if (each.belongsToTheMoment() && !Files.exists(folder.resolve(each.name()))) {
        Files.createFile(folder.resolve(each.name() + ABSENT));
      }
    }
    Files.writeString(folder.resolve(RESTORED), now + (elsewhere ? " from elsewhere\n" : "\n"));
    for (Path file : Folders.files(folder)) {
      Folders.forceFile(file);
    }
    Folders.force(folder);
    Path part = folder.resolve("deciding");
    Files.writeString(part, STAMP.format(now));
    Folders.forceFile(part);
    Files.move(part, folder.resolve(READY), StandardCopyOption.ATOMIC_MOVE);
    Folders.force(folder);
  }

  /// Settings from elsewhere name no hosts and no files here, and let nobody in.
  private static void forgetAddresses(Path settings) throws IOException {
    if (!Files.exists(settings)) {
      return;
    }
    JsonNode known = JSON.readTree(Files.readAllBytes(settings));
    if (known instanceof ObjectNode values) {
      SettingsTable.guarded().forEach(values::remove);
      Files.writeString(settings, values.toPrettyString() + "\n");
    }
  }

  void giveUpUnlessReady() throws IOException {
    if (!Files.exists(folder.resolve(READY))) {
      Folders.delete(folder);
    }
  }

  /// Moves in what lies ready, at the start, with the home's lock held and nothing open. What stood
  /// there before is kept in a folder `replaced-…`.
  ///
  /// @return where that is; empty where nothing lay ready
  public Optional<Path> finish() throws IOException {
    Path ready = folder.resolve(READY);
    if (!Files.exists(ready)) {
      Folders.delete(folder);
      return Optional.empty();
    }
    Path replaced = Folders.make(home.data().resolve("replaced-" + Files.readString(ready)));
    for (HouseFile each : HouseFile.all()) {
      Path fresh = folder.resolve(each.name());
      if (Files.exists(fresh)) {
        Path place = each.in(home);
        setAside(place, replaced);
        moveIn(fresh, place);
      }
      Path absent = folder.resolve(each.name() + ABSENT);
      if (Files.exists(absent)) {
        setAside(each.in(home), replaced);
        Files.delete(absent);
      }
    }
    Path mark = folder.resolve(RESTORED);
    if (Files.exists(mark)) {
      Files.move(mark, home.data().resolve(RESTORED), StandardCopyOption.REPLACE_EXISTING);
    }
    Folders.force(home.data());
    Files.delete(ready);
    Folders.delete(folder);
    return Optional.of(replaced);
  }

  /// The settings may lie on another file system.
  private static void moveIn(Path fresh, Path place) throws IOException {
    Path near = place.resolveSibling(place.getFileName() + ".restored");
    Files.copy(fresh, near, StandardCopyOption.REPLACE_EXISTING);
    Folders.forceFile(near);
    Files.move(near, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Folders.force(place.getParent());
    Files.delete(fresh);
  }

  private static void setAside(Path place, Path replaced) throws IOException {
    String name = place.getFileName().toString();
    for (String suffix : BESIDE_DATABASES) {
      move(place.resolveSibling(name + suffix), replaced);
    }
    move(place, replaced);
    Folders.force(replaced);
  }

  private static void move(Path file, Path replaced) throws IOException {
    if (Files.exists(file)) {
      Files.move(file, replaced.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
