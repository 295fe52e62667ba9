package io.opentrade.commands.backup;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.protocol.BackupList;

/// `backup list`: the backups there are.
public final class BackupListCommand extends ListCommand {
  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    BackupList.Reply reply = invocation.ask(new BackupList(null));
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.backups().isEmpty()) {
      invocation.out().print(invocation.text("backup.none"));
    } else {
      show(invocation, reply);
    }
    return 0;
  }

  private static void show(Invocation invocation, BackupList.Reply reply) {
    Table table =
        new Table()
            .flexible(invocation.text("column.name"), 0)
            .left(invocation.text("column.time"), 0)
            .right(invocation.text("column.size"), 0)
            .left(invocation.text("column.kind"), 0);
    for (BackupList.Backup backup : reply.backups()) {
      String kind = invocation.text(backup.daily() ? "backup.daily" : "backup.byHand");
      table
          .row()
          .cell(backup.name().toString())
          .cell(Times.brief(backup.made()))
          .cell(Numbers.bytes(backup.bytes()))
          .cell(backup.sealed() ? kind + ", " + invocation.text("backup.sealed") : kind);
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
  }
}
