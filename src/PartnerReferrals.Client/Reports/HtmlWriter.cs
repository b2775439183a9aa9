using System;
using System.IO;
using System.Xml;

namespace PartnerReferrals.Reports;

/// <summary>
/// HTML through an <see cref="XmlWriter"/>: every text and attribute is escaped by construction, and the page is well-formed as XML too.
/// </summary>
internal sealed class HtmlWriter : IDisposable
{
    private readonly XmlWriter _xml;

    public HtmlWriter(TextWriter writer) => _xml = XmlWriter.Create(writer, new XmlWriterSettings
    {
        OmitXmlDeclaration = true,
        CloseOutput = false,
        NewLineHandling = NewLineHandling.None,
    });

    public void DocumentType() => _xml.WriteDocType("html", null, null, null);

    /// <summary>Begins an element; disposing the result ends it.</summary>
    public Scope Open(string name, params (string Name, string? Value)[] attributes)
    {
        Start(name, attributes);
        return new Scope(_xml);
    }

    /// <summary>An element with nothing but text in it.</summary>
    public void Element(string name, string text, params (string Name, string? Value)[] attributes)
    {
        Start(name, attributes);
        _xml.WriteString(text);
        _xml.WriteFullEndElement();
    }

    /// <summary>A void element of HTML, or an SVG shape.</summary>
    public void Void(string name, params (string Name, string? Value)[] attributes)
    {
        Start(name, attributes);
        _xml.WriteEndElement();
    }

    /// <summary>A name of dotted parts, which may break after its dots.</summary>
    public void Code(string name)
    {
        _xml.WriteStartElement("code");
        for (int start = 0, end; start < name.Length; start = end)
        {
            if (start > 0)
                Void("wbr");
            end = name.IndexOf('.', start) + 1;
            if (end == 0)
                end = name.Length;
            _xml.WriteString(name.Substring(start, end - start));
        }

        _xml.WriteFullEndElement();
    }

    /// <summary>Text of the page's own style sheet or script, which HTML takes as it stands.</summary>
    public void Raw(string name, string text)
    {
        _xml.WriteStartElement(name);
        _xml.WriteRaw(text);
        _xml.WriteFullEndElement();
    }

    public void Line() => _xml.WriteRaw("\n");

    public void Dispose() => _xml.Dispose();

    /// <summary>Attributes whose value is null are left out.</summary>
    private void Start(string name, (string Name, string? Value)[] attributes)
    {
        _xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
                _xml.WriteAttributeString(attribute, value);
        }
    }

    /// <summary>An open element.</summary>
    public readonly struct Scope(XmlWriter xml) : IDisposable
    {
        public void Dispose() => xml.WriteFullEndElement();
    }
}
