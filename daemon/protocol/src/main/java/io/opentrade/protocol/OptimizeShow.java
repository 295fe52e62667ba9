package io.opentrade.protocol;

/// `optimize.show`: a study once more.
///
/// @param id of the study, the start of it, or `last`
/// @param limit how many combinations; 0 for 10
public record OptimizeShow(String id, int limit) implements Request<OptimizeReply> {
  public OptimizeShow {
    Values.required("id", id);
    limit = Values.limit(limit, 10, 100_000);
  }
}
