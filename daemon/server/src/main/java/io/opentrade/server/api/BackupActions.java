package io.opentrade.server.api;

import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.AccountList;
import io.opentrade.protocol.BackupContents;
import io.opentrade.protocol.BackupCreate;
import io.opentrade.protocol.BackupList;
import io.opentrade.protocol.BackupRequest;
import io.opentrade.protocol.BackupRestore;
import io.opentrade.protocol.BackupVerify;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.SecretText;
import io.opentrade.protocol.StrategyInfo;
import io.opentrade.protocol.StrategyList;
import io.opentrade.server.backup.BackupFailure;
import io.opentrade.server.backup.Backups;
import io.opentrade.server.log.Log;
import io.opentrade.server.session.TradingFloor;
import io.opentrade.server.text.Causes;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import io.opentrade.server.vault.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `backup.*`: copies of the home, and the way back.
public final class BackupActions {
  private static final Set<String> AT_REST = Set.of("stopped", "failed");

  private final Backups backups;
  private final TradingFloor trading;
  private final Activity activity;
  private final Lifecycle lifecycle;
  private final Supplier<Messages> messages;
  private final Log log;

  public BackupActions(
      Backups backups,
      TradingFloor trading,
      Activity activity,
      Lifecycle lifecycle,
      Supplier<Messages> messages,
      Log log) {
    this.backups = backups;
    this.trading = trading;
    this.activity = activity;
    this.lifecycle = lifecycle;
    this.messages = messages;
    this.log = log;
  }

  Object answer(BackupRequest<?> request, Progress progress) throws InterruptedException {
    try {
      return switch (request) {
        case BackupList list -> list(list);
        case BackupCreate create -> create(create, progress);
        case BackupVerify verify -> verify(verify, progress);
        case BackupRestore restore -> restore(restore, progress);
      };
    } catch (BackupFailure failure) {
      throw told(failure);
    } catch (IOException unreadable) {
      throw failed(FailureKind.FAILED, Sentence.BACKUP_UNUSABLE, null, Causes.of(unreadable));
    }
  }

  private BackupList.Reply list(BackupList request) throws IOException, BackupFailure {
    String name = request.name();
    List<Backups.Facts> found =
        name == null ? backups.all() : List.of(backups.facts(backups.find(name)));
    return new BackupList.Reply(found.stream().map(BackupActions::shown).toList());
  }

  private static BackupList.Backup shown(Backups.Facts facts) {
    return new BackupList.Backup(
        new ForeignText(String.valueOf(facts.file().getFileName())),
        facts.made(),
        facts.bytes(),
        facts.daily(),
        facts.sealed(),
        new ForeignText(facts.file().toString()));
  }

  private BackupContents create(BackupCreate request, Progress progress)
      throws BackupFailure, InterruptedException {
    String wanted = request.file();
    Path file = wanted == null ? null : Path.of(wanted);
    try (Secret passphrase = secret(request.passphrase())) {
      Backups.Contents made = backups.create(file, false, request.candles(), passphrase, progress);
      log.info("a backup was made", "file", made.file());
      return shown(made);
    }
  }

  private BackupContents verify(BackupVerify request, Progress progress)
      throws BackupFailure, InterruptedException {
    try (Secret passphrase = secret(request.passphrase())) {
      return shown(backups.verify(backups.find(request.name()), passphrase, progress));
    }
  }

  private BackupContents restore(BackupRestore request, Progress progress)
      throws BackupFailure, InterruptedException {
    Path file = backups.find(request.name());
    demandRest();
    try (Secret passphrase = secret(request.passphrase())) {
      Backups.Contents staged = backups.stage(file, passphrase, progress);
      log.warn("a backup is brought back", "file", file, "made", staged.made());
      lifecycle.stop(Caller.PRESENT.get().request());
      return shown(staged);
    }
  }

  /// Nothing may trade while the books are exchanged: what rests at an exchange would be forgotten.
  private void demandRest() throws InterruptedException {
    String asking = Caller.PRESENT.get().request();
    if (activity.beside(asking) > 0) {
      throw failed(
          FailureKind.FAILED,
          Sentence.DAEMON_BUSY,
          Sentence.BACKUP_BUSY_HINT,
          activity.beside(asking));
    }
    var actor = Caller.PRESENT.get().actor();
    var strategies = (StrategyList.Reply) trading.answer(new StrategyList(null), actor);
    for (StrategyInfo strategy : strategies.strategies()) {
      if (!AT_REST.contains(strategy.state())) {
        throw failed(
            FailureKind.NOT_ALLOWED,
            Sentence.BACKUP_STRATEGY,
            Sentence.BACKUP_STRATEGY_HINT,
            strategy.name(),
            strategy.state());
      }
    }
    var accounts = (AccountList.Reply) trading.answer(new AccountList(), actor);
    for (AccountInfo account : accounts.accounts()) {
      if (!account.demo() && (account.orders() > 0 || !account.state().equals("halted"))) {
        throw failed(
            FailureKind.NOT_ALLOWED,
            Sentence.BACKUP_TRADING,
            Sentence.BACKUP_TRADING_HINT,
            account.name(),
            account.state(),
            account.orders());
      }
    }
  }

  private static @Nullable Secret secret(@Nullable SecretText text) {
    return text == null ? null : Secret.of(text.text());
  }

  private static BackupContents shown(Backups.Contents contents) {
    return new BackupContents(
        new ForeignText(contents.file().toString()),
        contents.made(),
        contents.program(),
        contents.elsewhere(),
        contents.parts().stream()
            .map(part -> new BackupContents.Part(part.name(), part.bytes()))
            .toList());
  }

  private RequestFailed told(BackupFailure failure) {
    String detail = String.valueOf(failure.getMessage());
    return switch (failure.reason()) {
      case ABSENT ->
          failed(
              FailureKind.NOT_FOUND, Sentence.BACKUP_ABSENT, Sentence.BACKUP_ABSENT_HINT, detail);
      case BROKEN ->
          failed(FailureKind.BAD_DATA, Sentence.BACKUP_BROKEN, Sentence.BACKUP_BROKEN_HINT, detail);
      case SEALED -> failed(FailureKind.NOT_ALLOWED, Sentence.BACKUP_SEALED, null, detail);
      case WEAK -> failed(FailureKind.USAGE, Sentence.VAULT_WEAK, null, detail);
      case PRESENT -> failed(FailureKind.USAGE, Sentence.BACKUP_PRESENT, null, detail);
      case UNUSABLE -> failed(FailureKind.FAILED, Sentence.BACKUP_UNUSABLE, null, detail);
    };
  }

  private RequestFailed failed(
      FailureKind kind, Sentence sentence, @Nullable Sentence hint, Object... parts) {
    return new RequestFailed(
        kind,
        messages.get().say(sentence, parts),
        hint == null ? null : messages.get().say(hint, parts));
  }
}
