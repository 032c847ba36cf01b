using Microsoft.AspNetCore.Html;

namespace Lancar.Server.Layout;

/// <summary>Line drawings, 24 × 24, in the colour of the text beside them. They repeat what a word says and are hidden from screen readers.</summary>
public static class Icon
{
    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["midwife"] = "<circle cx='12' cy='7' r='3.5'/><path d='M4.5 21v-2.5a5.5 5.5 0 0 1 5.5-5.5h4a5.5 5.5 0 0 1 5.5 5.5V21M12 15.5v4M10 17.5h4'/>",
        ["helper"] = "<path d='M3 12.5 6.5 9a2.1 2.1 0 0 1 3 3l-1 1M21 12.5 17.500 9a2.1 2.1 0 0 0-3 3l1 1M8.500 13v4.500L12 21l3.500-3.500V13M12 3v4'/>",
        ["coordinator"] = "<rect x='5' y='4' width='14' height='17' rx='2'/><path d='M9 4V2.800h6V4M8.500 10l1.200 1.200L12 9M14 10.500h2.500M8.500 15.500l1.200 1.200 2.300-2.200M14 16h2.500'/>",
        ["student"] = "<path d='M4 20V4M4 20h16M8 16.500l3.500-5 3 2.500L19 7.500'/><circle cx='8' cy='16.500' r='.9'/><circle cx='11.500' cy='11.500' r='.9'/><circle cx='14.500' cy='14' r='.9'/><circle cx='19' cy='7.500' r='.9'/>",
        ["check"] = "<circle cx='10.500' cy='10.500' r='6.500'/><path d='m15.300 15.300 5.200 5.200M7.800 10.700l2 2 3.500-4'/>",
        ["go"] = "<circle cx='12' cy='12' r='9'/><path d='m8 12.300 2.800 2.800L16 9.500'/>",
        ["watch"] = "<circle cx='12' cy='12' r='9'/><path d='M12 7v5.500l3.500 2'/>",
        ["stop"] = "<path d='M8.200 3h7.600L21 8.200v7.600L15.800 21H8.200L3 15.800V8.200zM12 7.500v5.500M12 16.200v.3'/>",
        ["note"] = "<circle cx='12' cy='12' r='9'/><path d='M12 11v5.500M12 7.600v.3'/>",
        ["phone"] = "<rect x='6.500' y='2.500' width='11' height='19' rx='2.500'/><path d='M10.500 18.500h3'/>",
        ["download"] = "<path d='M12 3.500v11M7.500 10.500 12 15l4.500-4.500M4.500 20h15'/>",
        ["eye"] = "<path d='M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12z'/><circle cx='12' cy='12' r='2.800'/>",
        ["mother"] = "<circle cx='10' cy='6' r='3.300'/><path d='M4 21v-3.500a6 6 0 0 1 6-6c3 0 5 1.500 6 4'/><circle cx='15.500' cy='17.500' r='3.300'/>",
        ["upload"] = "<path d='M12 15V4M7.500 8.500 12 4l4.500 4.500M4.500 20h15'/>",
    };

    /// <summary>The drawing of a name.</summary>
    /// <param name="name">One of the names above.</param>
    /// <exception cref="KeyNotFoundException">There is no such drawing.</exception>
    public static IHtmlContent Of(string name) => new HtmlString(
        "<svg class='icon' viewBox='0 0 24 24' width='24' height='24' fill='none' stroke='currentColor' stroke-width='1.7' "
        + "stroke-linecap='round' stroke-linejoin='round' aria-hidden='true' focusable='false'>" + Paths[name] + "</svg>");
}
