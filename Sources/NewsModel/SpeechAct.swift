/// What is done by saying something: a small set that any cue is mapped to.
///
/// The distinctions follow the verbal events of PLOVER and CAMEO (accuse, reject, threaten, …), with the attitudes
/// `believe` and `intend` kept apart from speech.
public enum SpeechAct: String, Sendable, Codable, CaseIterable {
  case say, claim, claimResponsibility = "claim_responsibility", explain, emphasize, announce, confirm, deny,
    reject
  case accuse, condemn, criticize, warn, threaten, demand, request, suggest, ask, promise, offer, agree,
    praise
  case apologize, thank, hope, believe, intend
}
