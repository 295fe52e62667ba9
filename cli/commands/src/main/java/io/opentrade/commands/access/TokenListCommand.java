package io.opentrade.commands.access;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.protocol.TokenList;

/// `token list`: all tokens there ever were.
public final class TokenListCommand extends ListCommand {
  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    TokenList.Reply reply = invocation.ask(new TokenList());
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.tokens().isEmpty()) {
      invocation.out().print(invocation.text("access.no.tokens"));
    } else {
      AccessScreen.tokens(invocation, reply.tokens());
    }
    return 0;
  }
}
