package io.opentrade.commands.access;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.protocol.UserList;

/// `user list`: the other users of this machine who were added.
public final class UserListCommand extends ListCommand {
  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    UserList.Reply reply = invocation.ask(new UserList());
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.users().isEmpty()) {
      invocation.out().print(invocation.text("access.no.users"));
    } else {
      AccessScreen.users(invocation, reply.users());
    }
    return 0;
  }
}
