package io.opentrade.server.vault;

import io.opentrade.server.vault.VaultRefused.Reason;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Secrets in one file, by compartment and name. It starts locked. A compartment that nobody used
/// for a while locks itself. Thread-safe; all work on it is done one after the other.
public final class Vault {
  /// The least that a passphrase must have.
  public static final int SHORTEST_PASSPHRASE = 10;

  private static final int KEY_FILE_BYTES = 32;

  private final Path file;
  private final UserPrincipal owner;
  private final InstantSource clock;
  private final Stretching stretching;
  private final SecureRandom random = new SecureRandom();
  private final Map<Compartment, Open> open = new EnumMap<>(Compartment.class);
  private Duration autoLock;

  /// @param file where it lies; need not be there
  /// @param owner who must own it
  /// @param autoLock after so long without use a compartment locks itself; zero for never
  public Vault(Path file, UserPrincipal owner, InstantSource clock, Duration autoLock) {
    this(file, owner, clock, autoLock, Stretching.STANDARD);
  }

  Vault(
      Path file,
      UserPrincipal owner,
      InstantSource clock,
      Duration autoLock,
      Stretching stretching) {
    this.file = file;
    this.owner = owner;
    this.clock = clock;
    this.autoLock = autoLock;
    this.stretching = stretching;
  }

  /// From now on compartments lock after so long without use; zero for never.
  public synchronized void autoLock(Duration after) {
    autoLock = after;
  }

  public synchronized boolean exists() {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /// The compartments that are open now.
  public synchronized Set<Compartment> opened() {
    Set<Compartment> found = EnumSet.noneOf(Compartment.class);
    for (Compartment compartment : Compartment.values()) {
      if (fresh(compartment) != null) {
        found.add(compartment);
      }
    }
    return found;
  }

  /// Makes an empty vault, open.
  ///
  /// @throws VaultRefused PRESENT, WEAK or UNUSABLE
  public synchronized void create(Secret passphrase) throws VaultRefused {
    if (exists()) {
      throw new VaultRefused(Reason.PRESENT, file.toString());
    }
    demandStrong(passphrase);
    Map<Compartment, Vessel> vessels = new EnumMap<>(Compartment.class);
    for (Compartment compartment : Compartment.values()) {
      byte[] key = new byte[Envelope.KEY_BYTES];
      random.nextBytes(key);
      Open opened = new Open(key, new TreeMap<>(), clock.instant());
      open.put(compartment, opened);
      Latch latch = Latch.Passphrase.around(key, compartment, passphrase, stretching, random);
      vessels.put(compartment, new Vessel(java.util.List.of(latch), sealed(compartment, opened)));
    }
    PrivateFile.write(file, VaultFormat.print(vessels));
  }

  /// Opens compartments with the passphrase.
  ///
  /// @throws VaultRefused ABSENT, WRONG_KEY, DAMAGED, NOT_PRIVATE or UNUSABLE: then nothing opened
  public synchronized void unlock(Secret passphrase, Set<Compartment> which) throws VaultRefused {
    Map<Compartment, Vessel> vessels = read();
    Map<Compartment, Open> found = new EnumMap<>(Compartment.class);
    for (Compartment compartment : which) {
      Vessel vessel = vessel(vessels, compartment);
      Latch.Passphrase latch = vessel.passphrase().orElseThrow(() -> noLatch("passphrase"));
      found.put(compartment, opened(compartment, vessel, latch.open(compartment, passphrase)));
    }
    open.putAll(found);
  }

  /// Opens compartments with the key file that [#allowKeyFile] made for them.
  ///
  /// @throws VaultRefused as [#unlock], NO_SUCH_LATCH where a compartment knows no key file
  public synchronized void unlockByFile(Path keyFile, Set<Compartment> which) throws VaultRefused {
    byte[] outer = keyFile(keyFile);
    Map<Compartment, Vessel> vessels = read();
    Map<Compartment, Open> found = new EnumMap<>(Compartment.class);
    for (Compartment compartment : which) {
      Vessel vessel = vessel(vessels, compartment);
      Latch.KeyFile latch = vessel.keyFile().orElseThrow(() -> noLatch("key file"));
      found.put(compartment, opened(compartment, vessel, latch.open(compartment, outer)));
    }
    Arrays.fill(outer, (byte) 0);
    open.putAll(found);
  }

  /// Lets the key in this file open compartments as well; makes the file where it is not there.
  ///
  /// @param home the folder that backups hold: a key beside what it opens would be no lock
  /// @throws VaultRefused LOCKED, NOT_PRIVATE, DAMAGED or UNUSABLE
  public synchronized void allowKeyFile(Path keyFile, Set<Compartment> which, Path home)
      throws VaultRefused {
    if (keyFile.toAbsolutePath().normalize().startsWith(home.toAbsolutePath().normalize())) {
      throw new VaultRefused(Reason.NOT_PRIVATE, keyFile + " lies inside of " + home);
    }
    Map<Compartment, Vessel> vessels = read();
    for (Compartment compartment : which) {
      demandOpen(compartment);
    }
    if (!Files.exists(keyFile, LinkOption.NOFOLLOW_LINKS)) {
      byte[] made = new byte[KEY_FILE_BYTES];
      random.nextBytes(made);
      PrivateFile.write(keyFile, made);
    }
    byte[] outer = keyFile(keyFile);
    for (Compartment compartment : which) {
      Latch latch = Latch.KeyFile.around(demandOpen(compartment).key(), compartment, outer, random);
      vessels.put(compartment, vessel(vessels, compartment).with(latch));
    }
    PrivateFile.write(file, VaultFormat.print(vessels));
  }

  /// Replaces the passphrase of both compartments.
  ///
  /// @throws VaultRefused WRONG_KEY where the old one is another; WEAK; as [#unlock]
  public synchronized void passphrase(Secret old, Secret fresh) throws VaultRefused {
    demandStrong(fresh);
    unlock(old, EnumSet.allOf(Compartment.class));
    Map<Compartment, Vessel> vessels = read();
    for (Compartment compartment : Compartment.values()) {
      byte[] key = demandOpen(compartment).key();
      Latch latch = Latch.Passphrase.around(key, compartment, fresh, stretching, random);
      vessels.put(compartment, vessel(vessels, compartment).with(latch));
    }
    PrivateFile.write(file, VaultFormat.print(vessels));
  }

  /// Whether this is the vault's passphrase: asked again before an address is changed.
  ///
  /// @throws VaultRefused as [#unlock]
  public synchronized void confirm(Secret passphrase) throws VaultRefused {
    Vessel vessel = vessel(read(), Compartment.TRADING);
    Latch.Passphrase latch = vessel.passphrase().orElseThrow(() -> noLatch("passphrase"));
    byte[] key = latch.open(Compartment.TRADING, passphrase).orElseThrow(this::wrongKey);
    Arrays.fill(key, (byte) 0);
  }

  /// Locks compartments; what was read from them before is the reader's.
  public synchronized void lock(Set<Compartment> which) {
    for (Compartment compartment : which) {
      Open closing = open.remove(compartment);
      if (closing != null) {
        closing.wipe();
      }
    }
  }

  /// A secret; empty where there is none of that name. To be wiped by whoever asked.
  ///
  /// @throws VaultRefused LOCKED
  public synchronized Optional<Secret> get(Compartment compartment, String name)
      throws VaultRefused {
    return Optional.ofNullable(demandOpen(compartment).secrets().get(name))
        .map(secret -> Secret.taking(secret.bytes().clone()));
  }

  /// The names of a compartment's secrets, sorted.
  ///
  /// @throws VaultRefused LOCKED
  public synchronized Set<String> names(Compartment compartment) throws VaultRefused {
    return Set.copyOf(demandOpen(compartment).secrets().keySet());
  }

  /// Keeps a secret, in place of one of the same name; on the disk when this returns.
  ///
  /// @throws VaultRefused LOCKED, ABSENT, NOT_PRIVATE, DAMAGED or UNUSABLE: then nothing changed
  public synchronized void put(Compartment compartment, String name, Secret secret)
      throws VaultRefused {
    Open now = demandOpen(compartment);
    Map<String, Secret> secrets = new TreeMap<>(now.secrets());
    secrets.put(name, Secret.taking(secret.bytes().clone()));
    save(compartment, now.with(secrets));
  }

  /// Forgets a secret.
  ///
  /// @throws VaultRefused as [#put]
  public synchronized void remove(Compartment compartment, String name) throws VaultRefused {
    Open now = demandOpen(compartment);
    Map<String, Secret> secrets = new TreeMap<>(now.secrets());
    secrets.remove(name);
    save(compartment, now.with(secrets));
  }

  private void save(Compartment compartment, Open changed) throws VaultRefused {
    Map<Compartment, Vessel> vessels = read();
    Vessel vessel = vessel(vessels, compartment);
    vessels.put(compartment, vessel.with(sealed(compartment, changed)));
    PrivateFile.write(file, VaultFormat.print(vessels));
    open.put(compartment, changed);
  }

  private Map<Compartment, Vessel> read() throws VaultRefused {
    return VaultFormat.parse(PrivateFile.read(file, owner));
  }

  private static Vessel vessel(Map<Compartment, Vessel> vessels, Compartment compartment) {
    return java.util.Objects.requireNonNull(vessels.get(compartment));
  }

  private byte[] keyFile(Path keyFile) throws VaultRefused {
    byte[] outer = PrivateFile.read(keyFile, owner);
    if (outer.length != KEY_FILE_BYTES) {
      throw new VaultRefused(Reason.DAMAGED, keyFile + " is no key file of 32 bytes");
    }
    return outer;
  }

  private Open opened(Compartment compartment, Vessel vessel, Optional<byte[]> key)
      throws VaultRefused {
    byte[] inner = key.orElseThrow(this::wrongKey);
    byte[] secrets =
        vessel
            .contents()
            .open(inner, VaultFormat.label("secrets", compartment))
            .orElseThrow(() -> new VaultRefused(Reason.DAMAGED, "its secrets were changed"));
    return new Open(inner, VaultFormat.parseSecrets(secrets), clock.instant());
  }

  private Envelope sealed(Compartment compartment, Open opened) {
    byte[] plain = VaultFormat.printSecrets(opened.secrets());
    byte[] label = VaultFormat.label("secrets", compartment);
    Envelope envelope = Envelope.seal(opened.key(), plain, label, random);
    Arrays.fill(plain, (byte) 0);
    return envelope;
  }

  private Open demandOpen(Compartment compartment) throws VaultRefused {
    Open found = fresh(compartment);
    if (found == null) {
      throw new VaultRefused(Reason.LOCKED, compartment.word());
    }
    Open used = new Open(found.key(), found.secrets(), clock.instant());
    open.put(compartment, used);
    return used;
  }

  /// The open compartment, unless nobody used it for too long.
  private @Nullable Open fresh(Compartment compartment) {
    Open found = open.get(compartment);
    if (found != null
        && !autoLock.isZero()
        && !clock.instant().isBefore(found.used().plus(autoLock))) {
      lock(EnumSet.of(compartment));
      return null;
    }
    return found;
  }

  private static void demandStrong(Secret passphrase) throws VaultRefused {
    if (passphrase.reveal().codePointCount(0, passphrase.reveal().length()) < SHORTEST_PASSPHRASE) {
      throw new VaultRefused(Reason.WEAK, "" + SHORTEST_PASSPHRASE);
    }
  }

  private VaultRefused wrongKey() {
    return new VaultRefused(Reason.WRONG_KEY, file.toString());
  }

  private static VaultRefused noLatch(String kind) {
    return new VaultRefused(Reason.NO_SUCH_LATCH, kind);
  }

  /// An open compartment.
  private record Open(byte[] key, Map<String, Secret> secrets, Instant used) {
    Open with(Map<String, Secret> others) {
      return new Open(key, others, used);
    }

    void wipe() {
      Arrays.fill(key, (byte) 0);
      secrets.values().forEach(Secret::close);
    }
  }
}
