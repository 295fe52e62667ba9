package io.opentrade.protocol;

/// `token.revoke`: the token holds no more, at once and for ever; what it stored does not run.
public record TokenRevoke(String name) implements AccessRequest<TokenInfo> {
  public TokenRevoke {
    Values.required("name", name);
  }
}
