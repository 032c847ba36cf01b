using System.Xml.Linq;

namespace Lancar.Interop.Papers.Office;

/// <summary>Elements and attributes by their local names: the strict and the transitional form of Office files differ only in their namespaces.</summary>
internal static class OfficeXml
{
    /// <summary>The first child with this local name, or null.</summary>
    public static XElement? Child(this XElement element, string name)
    {
        foreach (var child in element.Elements())
        {
            if (child.Name.LocalName == name)
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>An attribute by its local name, or null.</summary>
    public static string? Named(this XElement element, string name)
    {
        foreach (var attribute in element.Attributes())
        {
            if (attribute.Name.LocalName == name)
            {
                return attribute.Value;
            }
        }

        return null;
    }

    /// <summary>The value of a switch below this element (<c>w:vanish</c>): on when it is there and does not say no.</summary>
    public static bool Switch(this XElement? element, string name) =>
        element?.Child(name) is { } found && found.Named("val") is not ("0" or "false" or "off" or "none");
}
