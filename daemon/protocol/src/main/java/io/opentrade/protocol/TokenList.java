package io.opentrade.protocol;

import java.util.List;

/// `token.list`: all tokens that there ever were, the oldest first.
public record TokenList() implements AccessRequest<TokenList.Reply> {
  public record Reply(List<TokenInfo> tokens) {
    public Reply {
      tokens = Values.list(tokens);
    }
  }
}
