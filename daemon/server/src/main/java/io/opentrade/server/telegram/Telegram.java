package io.opentrade.server.telegram;

import io.opentrade.protocol.Actor;
import io.opentrade.server.log.Log;
import io.opentrade.server.stored.CommandLines;
import io.opentrade.server.vault.Vault;
import io.opentrade.server.vault.VaultRefused;
import io.opentrade.store.TelegramStore;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The bot of this daemon: works whenever the vault with its token is open, and begins anew when
/// there is another token.
public final class Telegram implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(20);

  private final TokenBox box;
  private final TelegramStore store;
  private final Links links;
  private final Invitations invitations;
  private final Questions questions;
  private final Supplier<URI> address;
  private final BotNetwork network;
  private final InstantSource clock;
  private final Log log;
  private final Contact contact = new Contact();
  private final AtomicLong ignored = new AtomicLong();
  private final Semaphore changed = new Semaphore(0);
  private volatile @Nullable Thread thread;
  private volatile @Nullable Mail mail;
  private volatile @Nullable BotClient client;
  private volatile boolean closed;

  /// @param file where links and what was taken in are kept
  /// @param address of the Bot API, as the settings name it now
  public Telegram(
      Path file, Vault vault, Supplier<URI> address, Tempo tempo, InstantSource clock, Log log) {
    SecureRandom random = new SecureRandom();
    box = new TokenBox(vault);
    store = TelegramStore.open(file);
    links = new Links(store);
    invitations = new Invitations(clock, random);
    questions = new Questions(clock, random);
    network = new BotNetwork(tempo);
    this.address = address;
    this.clock = clock;
    this.log = log;
  }

  /// @param lines the command tree, in which the words of people end up
  public void start(CommandLines lines) {
    thread = Thread.ofVirtual().name("telegram").start(() -> live(lines));
  }

  private void live(CommandLines lines) {
    while (!closed) {
      try {
        live(key(), lines);
      } catch (InterruptedException _) {
        // either the end, or another token
      }
    }
    contact.idle(Contact.State.STOPPED, null);
  }

  private void live(Optional<BotKey> key, CommandLines lines) throws InterruptedException {
    if (key.isEmpty()) {
      pause(network.tempo().look());
      return;
    }
    try {
      work(key.get(), lines);
    } catch (RuntimeException broken) {
      log.error("the bot broke", broken);
      contact.idle(Contact.State.REFUSED, broken.getClass().getSimpleName());
      pause(network.tempo().longest());
    }
  }

  /// Waits, unless there is another token.
  private void pause(Duration time) throws InterruptedException {
    boolean _ = changed.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// The token, where there is one that may go to where the settings point.
  private Optional<BotKey> key() {
    if (!box.isOpen()) {
      contact.idle(box.exists() ? Contact.State.LOCKED : Contact.State.OFF, null);
      return Optional.empty();
    }
    try {
      Optional<BotKey> found = box.find();
      if (found.isEmpty()) {
        contact.idle(Contact.State.OFF, null);
      } else if (!found.get().at().equals(address.get().toString())) {
        contact.idle(
            Contact.State.REFUSED,
            "the token was set up for " + found.get().at() + "; set it up anew");
        return Optional.empty();
      }
      return found;
    } catch (VaultRefused refused) {
      contact.idle(Contact.State.LOCKED, null);
      return Optional.empty();
    }
  }

  private void work(BotKey key, CommandLines lines) throws InterruptedException {
    contact.idle(Contact.State.STARTING, null);
    log.info("the bot starts", "bot", key.bot(), "address", key.at());
    UpdateJournal journal = new UpdateJournal(store, key.bot(), clock);
    PhoneCommands commands = new PhoneCommands(new ChatChoices(links));
    try (BotClient opened = network.client(key)) {
      Mail sender = new Mail(opened, Thread::sleep, log);
      mail = sender;
      client = opened;
      try (ChatDesk desk = new ChatDesk(links, lines, questions, journal, sender, log)) {
        Reception reception =
            new Reception(links, invitations, questions, commands, journal, desk, clock, ignored);
        reception.afterRestart();
        new Poller(opened, journal, reception, contact, network.tempo(), clock, log).run();
      }
    } finally {
      mail = null;
      client = null;
    }
  }

  /// There is another token, or none.
  void tokenChanged() {
    changed.release();
    Thread working = thread;
    if (working != null) {
      working.interrupt();
    }
  }

  TokenBox box() {
    return box;
  }

  BotNetwork network() {
    return network;
  }

  URI address() {
    return address.get();
  }

  /// The actor of a link, by its name; empty for one that is no more.
  public Optional<Actor> presentRights(String name) {
    return links.all().stream()
        .map(Links::actor)
        .filter(actor -> actor.name().raw().equals(name))
        .findFirst();
  }

  Links links() {
    return links;
  }

  Invitations invitations() {
    return invitations;
  }

  Questions questions() {
    return questions;
  }

  Contact.Picture contact() {
    return contact.picture();
  }

  long ignored() {
    return ignored.get();
  }

  InstantSource clock() {
    return clock;
  }

  /// How messages leave; empty while the bot does not work.
  Optional<Mail> mail() {
    return Optional.ofNullable(mail);
  }

  /// Waits until it works: a new token is taken up a moment after it was put in.
  ///
  /// @return whether it does
  boolean awaitWork(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (mail == null && System.nanoTime() < end) {
      Thread.sleep(LOOK);
    }
    return mail != null;
  }

  @Override
  public void close() {
    closed = true;
    tokenChanged();
    BotClient open = client;
    if (open != null) {
      open.close();
    }
    try {
      Thread working = thread;
      if (working != null) {
        working.join();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    store.close();
  }
}
