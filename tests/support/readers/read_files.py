"""Reads files that Solmu wrote with other people's readers and prints what these found as JSON.

Takes a list of {"name", "format", "path"} on standard input; answers an object by name.
"""

import csv
import json
import sys
from xml.etree import ElementTree

import networkx
import rdflib


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def read_jsonld(path):
    graph = rdflib.Graph()
    graph.parse(path, format="json-ld")
    return [[term_of(part) for part in triple] for triple in graph]


def term_of(term):
    if isinstance(term, rdflib.Literal):
        datatype = str(term.datatype) if term.datatype else None
        return {"value": str(term), "language": term.language, "datatype": datatype}
    return {"blank" if isinstance(term, rdflib.BNode) else "iri": str(term)}


def read_graph(graph):
    return {
        "directed": graph.is_directed(),
        "graph": graph.graph,
        "nodes": dict(graph.nodes(data=True)),
        "edges": [{"source": a, "target": b, **data} for a, b, data in graph.edges(data=True)],
    }


def read_svg(path):
    root = ElementTree.parse(path).getroot()
    elements = list(root.iter())
    return {
        "tags": sorted({element.tag.split("}")[-1] for element in elements}),
        "attributes": sorted({name for element in elements for name in element.attrib}),
        "texts": [text for element in elements for text in element.itertext()],
        "desc": root.findtext("{http://www.w3.org/2000/svg}desc"),
        "groups": {
            kind: [e.get("data-id") for e in elements if e.get("class") == f"{kind}-group"]
            for kind in ("node", "edge")
        },
    }


READERS = {
    "csv": read_csv,
    "jsonld": read_jsonld,
    "graphml": lambda path: read_graph(networkx.read_graphml(path)),
    "gexf": lambda path: read_graph(networkx.read_gexf(path)),
    "svg": read_svg,
}


def main():
    wanted = json.load(sys.stdin)
    json.dump({one["name"]: READERS[one["format"]](one["path"]) for one in wanted}, sys.stdout)


main()
