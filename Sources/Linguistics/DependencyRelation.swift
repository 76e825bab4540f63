/// Universal Dependencies v2 relations with the subtypes that UD English uses (de Marneffe, Manning, Nivre and Zeman 2021).
public enum DependencyRelation: String, Sendable, CaseIterable {
  case acl, aclRelative = "acl:relcl", advcl, advclRelative = "advcl:relcl", advmod, amod, appos
  case aux, auxPassive = "aux:pass", `case`, cc, ccPreconjunct = "cc:preconj", ccomp
  case compound, compoundParticle = "compound:prt", conj, cop
  case csubj, csubjOuter = "csubj:outer", csubjPassive = "csubj:pass"
  case dep, det, detPredeterminer = "det:predet", discourse, dislocated
  case expletive = "expl", fixed, flat, flatForeign = "flat:foreign", goeswith, iobj, list, mark
  case nmod, nmodDescriptor = "nmod:desc", nmodPossessive = "nmod:poss", nmodUnmarked = "nmod:unmarked"
  case nsubj, nsubjOuter = "nsubj:outer", nsubjPassive = "nsubj:pass", nummod
  case obj, obl, oblAgent = "obl:agent", oblUnmarked = "obl:unmarked", orphan, parataxis, punct, reparandum
  case root, vocative, xcomp

  private static let numbered = Array(allCases)

  /// The relation with a number in the models: its place among all cases.
  init(number: UInt8) {
    self = Int(number) < Self.numbered.count ? Self.numbered[Int(number)] : .dep
  }

  /// The number of the relation in the models.
  var number: UInt8 { UInt8(Self.allCases.firstIndex(of: self) ?? 0) }
}
