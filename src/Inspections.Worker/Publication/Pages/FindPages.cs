using System.Globalization;
using System.Text;
using Inspections.Worker.Publication.Pages.Views;

namespace Inspections.Worker.Publication.Pages;

/// <summary>
/// The way to every firm's page without a server or a script: by the characters of its name that are not too common, and by
/// the beginnings of its code. No page lists more firms than a phone can load.
/// </summary>
internal static class FindPages
{
    private const int FirmsAPage = 400;

    public static IEnumerable<SitePage> Of(PublicRecord record)
    {
        FoundFirmView[] firms = [.. FirmPages.Firms(record).Select(f => new FoundFirmView(f.ToString(), record.Names.Firm(f)))];
        var pages = new List<SitePage>();
        ILookup<Rune, FoundFirmView> characters = firms
            .SelectMany(f => f.Name.EnumerateRunes().Where(Rune.IsLetterOrDigit).Distinct().Select(r => (Rune: r, Firm: f))).ToLookup(p => p.Rune, p => p.Firm);
        IGrouping<Rune, FoundFirmView>[] telling = [.. characters.Where(g => g.Count() <= FirmsAPage).OrderBy(g => g.Key)];
        FoundFirmView[] others = [.. firms.Except(telling.SelectMany(g => g))];
        pages.AddRange(telling.Select(g => Found(CharacterPath(g.Key), FindTexts.WithCharacter($"{g.Key}"), [], g)));

        LinkView[] more = [.. others.Chunk(FirmsAPage).Select((part, n) => new LinkView(SiteTexts.Page(n + 1), FormattableString.Invariant($"others-{n + 1}.html"), part.Length))];
        pages.AddRange(others.Chunk(FirmsAPage).Select((part, n) => Found($"find/{more[n].Link}", FindTexts.Others(n + 1), [], part)));
        IReadOnlyList<LinkView> codes = Codes(firms, "", pages);
        pages.Add(SitePage.Of<FindPage, FindView>("find/index.html", new FindView(
            firms.Length, [.. telling.Select(g => new LinkView(Text.Same(g.Key.ToString()), Path.GetFileName(CharacterPath(g.Key)), g.Count()))], codes, more)));
        return pages;
    }

    // The firms whose codes begin alike, one page for so few of them, else the longer beginnings.
    private static LinkView[] Codes(FoundFirmView[] firms, string prefix, List<SitePage> pages)
    {
        if (firms.Length == 0)
        {
            return [];
        }

        string common = Common(firms, prefix);
        return
        [
            .. firms.GroupBy(f => f.Id.Length > common.Length ? f.Id[..(common.Length + 1)] : f.Id, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
            {
                FoundFirmView[] part = [.. g];
                string path = $"code-{g.Key}.html";
                LinkView[] longer = part.Length > FirmsAPage ? Codes(part, g.Key, pages) : [];
                pages.Add(Found($"find/{path}", FindTexts.WithCode(g.Key), longer, longer.Length > 0 ? [] : part));
                return new LinkView(Text.Same($"{g.Key}…"), path, part.Length);
            }),
        ];
    }

    private static string Common(FoundFirmView[] firms, string prefix)
    {
        int length = firms.Min(f => f.Id.Length);
        int same = prefix.Length;
        while (same < length && firms.All(f => f.Id[same] == firms[0].Id[same]))
        {
            same++;
        }

        return firms[0].Id[..same];
    }

    private static SitePage Found(string path, Text title, IReadOnlyList<LinkView> links, IEnumerable<FoundFirmView> firms) =>
        SitePage.Of<FoundPage, FoundView>(path, new FoundView(title, links, [.. firms.OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.Id, StringComparer.Ordinal)]));

    private static string CharacterPath(Rune character) => string.Create(CultureInfo.InvariantCulture, $"find/u{character.Value:x}.html");
}
