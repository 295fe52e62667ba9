package io.opentrade.server.session;

import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ModeSet;
import io.opentrade.protocol.ModeShow;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.text.Causes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `mode.*`: the account of a person who names none. It is a name in a file and nothing else: what
/// trades at which account is settled where it was started, and no setting depends on it.
public final class ModeActions {
  private static final String DEMO = "demo";

  private final Path file;
  private final Accounts accounts;

  /// @param file holds the name; there is none for the account `demo`
  public ModeActions(Path file, Accounts accounts) {
    this.file = file;
    this.accounts = accounts;
  }

  /// The present account; `demo` where the one that was chosen is gone.
  public ModeShow.Reply show() {
    return told(present());
  }

  private static ModeShow.Reply told(Session session) {
    return new ModeShow.Reply(
        session.demo() ? DEMO : "real", session.account().name(), session.account().exchange());
  }

  private Session present() {
    return accounts
        .find(stored())
        .or(() -> accounts.find(DEMO))
        .orElseThrow(() -> notFound("there is no account demo"));
  }

  private String stored() {
    try {
      return Files.exists(file) ? Files.readString(file).strip() : DEMO;
    } catch (IOException _) {
      return DEMO; // the safe side
    }
  }

  /// Chooses another.
  ///
  /// @throws RequestFailed where there is no such account, or the present one is in the market
  public synchronized ModeShow.Reply set(ModeSet request) throws InterruptedException {
    Session wanted = wanted(request.mode(), request.account());
    Session present = present();
    if (wanted != present) {
      demandIdle(present);
      write(wanted.account().name());
    }
    return told(wanted);
  }

  private Session wanted(String mode, @Nullable String name) {
    boolean demo = mode.equals(DEMO);
    if (name != null) {
      Session named =
          accounts.find(name).orElseThrow(() -> notFound("there is no account " + name));
      if (named.demo() != demo) {
        throw usage(
            name + (named.demo() ? " is a demo account" : " is an account with real money"),
            "opentrade mode " + (named.demo() ? DEMO : "real") + " --account " + name);
      }
      return named;
    }
    if (demo) {
      return accounts.find(DEMO).orElseThrow(() -> notFound("there is no account demo"));
    }
    List<Session> real = accounts.all().stream().filter(session -> !session.demo()).toList();
    if (real.isEmpty()) {
      throw notFound("there is no account with real money");
    }
    if (real.size() > 1) {
      throw usage(
          "there are "
              + real.size()
              + " accounts with real money: "
              + String.join(", ", real.stream().map(each -> each.account().name()).toList()),
          "add --account NAME");
    }
    return real.getFirst();
  }

  private static void demandIdle(Session present) throws InterruptedException {
    AccountInfo info = AccountActions.info(present);
    if (info.orders() > 0 || info.positions() > 0) {
      String account = " --account " + info.name();
      throw new RequestFailed(
          FailureKind.REFUSED,
          info.name()
              + " is in the market: open orders "
              + info.orders()
              + ", positions "
              + info.positions(),
          "end that first: opentrade order cancel --all"
              + account
              + ", opentrade position close SYMBOL"
              + account
              + "; or name accounts with --account and switch nothing");
    }
  }

  private void write(String name) {
    try {
      if (name.equals(DEMO)) {
        Files.deleteIfExists(file);
        return;
      }
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(
          fresh,
          name + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new RequestFailed(
          FailureKind.FAILED, "nothing is switched: " + Causes.of(failed), null);
    }
  }

  private static RequestFailed notFound(String message) {
    return new RequestFailed(FailureKind.NOT_FOUND, message, "look: opentrade account list");
  }

  private static RequestFailed usage(String message, @Nullable String hint) {
    return new RequestFailed(FailureKind.USAGE, message, hint);
  }
}
