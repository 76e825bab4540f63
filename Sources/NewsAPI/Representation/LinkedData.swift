import Archive
import OrderedJSON

/// Records as JSON-LD 1.1: the same members, with a context that says what they mean.
enum LinkedData {
  /// Members that schema.org has a name for have that name; the others are this service's own. A record's address is what
  /// identifies it; what belongs to the answer and not to the data is left out of the graph.
  static let context: JSONValue = [
    "@version": .number(1.1), "@vocab": "urn:onrecord:", "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#", "data": "@graph", "meta": .null, "links": .null,
    "url": "@id", "id": "schema:identifier", "name": "schema:name", "other_names": "schema:alternateName",
    "text": "schema:text", "headline": "schema:headline", "publisher": "schema:publisher",
    "author": "schema:author", "in_language": "schema:inLanguage", "document": "schema:isPartOf",
    "date_published": ["@id": "schema:datePublished", "@type": "xsd:date"], "lat": "schema:latitude",
    "lon": "schema:longitude", "addressee": "schema:recipient", "speaker": "schema:creator",
    "place": "schema:location", "country": "schema:addressCountry", "text_url": ["@type": "@id"],
  ]

  /// A record with its type.
  static func typed(_ record: ArraySlice<UInt8>, _ resource: Resource) -> [UInt8] {
    var typed = Array(#"{"@type":"#.utf8) + type(of: resource).encoded()
    if record.count > 2 { typed.append(UInt8(ascii: ",")) }
    return typed + record.dropFirst()
  }

  private static func type(of resource: Resource) -> JSONValue {
    switch resource {
    case .statements: ["Statement", "schema:Quotation"]
    case .incidents: ["Incident", "schema:Event"]
    case .actors: "Actor"
    case .documents: "schema:NewsArticle"
    case .instruments: ["Instrument", "schema:Legislation"]
    }
  }
}
