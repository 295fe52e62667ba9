package io.opentrade.commands.data;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.protocol.DataRecordings;

/// `data recordings`: the files of `data record`, and the room that they take.
public final class DataRecordingsCommand extends ListCommand {
  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    DataRecordings.Reply reply = invocation.ask(new DataRecordings());
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      new RecordingScreen(invocation).kept(reply);
    }
    return 0;
  }
}
