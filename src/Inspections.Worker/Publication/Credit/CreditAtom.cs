using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Inspections.Core.Encodings;

namespace Inspections.Worker.Publication.Credit;

/// <summary>The newest page as an Atom feed, for people's feed readers.</summary>
internal static class CreditAtom
{
    public const string Name = "atom.xml";

    public static byte[] Write(IReadOnlyList<Json> records)
    {
        Json.Map[] newest = [.. records.Cast<Json.Map>().Reverse()];
        string bureau = newest.Length == 0 ? "" : CreditMembers.Text(newest[0], "implement_institution");
        var feed = new SyndicationFeed(
            $"双随机检查结果 {bureau}".TrimEnd(),
            "最近公示、更正和撤回的检查结果",
            new Uri(CreditFeed.Current, UriKind.Relative),
            Urn($"feed {string.Concat(newest.Take(1).Select(r => CreditMembers.Text(r, "implement_institution_code")))}"),
            newest.Length == 0 ? DateTimeOffset.UnixEpoch : At(newest[0]))
        {
            Items = [.. newest.Select(ToItem)],
        };
        feed.Authors.Add(new SyndicationPerson { Name = bureau.Length == 0 ? "inspections" : bureau });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(Name, UriKind.Relative)));
        using var file = new MemoryStream();
        using (var xml = XmlWriter.Create(file, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            new Atom10FeedFormatter(feed).WriteTo(xml);
        }

        return file.ToArray();
    }

    private static SyndicationItem ToItem(Json.Map record)
    {
        string kind = CreditMembers.Text(record, "cd_operation") switch { "i" => "", "u" => "【更正】", _ => "【撤回】" };
        return new SyndicationItem(
            $"{kind}{CreditMembers.Text(record, "administrative_cp")}：{CreditMembers.Text(record, "check_result")}",
            $"{CreditMembers.Text(record, "check_action_name")}，{CreditMembers.Text(record, "check_date")} 检查，统一社会信用代码/注册号 {CreditMembers.Text(record, "administrative_cp_ui_code")}，台账第 {CreditMembers.LedgerIndex(record)} 条。",
            new Uri($"../../draws/{CreditMembers.Text(record, "check_action_code")}/", UriKind.Relative),
            Urn($"{CreditMembers.Text(record, "record_unique_identity")} {CreditMembers.Text(record, "version")}"),
            At(record));
    }

    private static DateTimeOffset At(Json.Map record) => BeijingTime.ParseMoment(CreditMembers.Text(record, "cd_time"));

    // An id that is the same whoever makes the feed, wherever it is served.
    private static string Urn(string text) => $"urn:uuid:{new Guid(Digest.Of(Encoding.UTF8.GetBytes($"inspections credit {text}")).ToArray().AsSpan(0, 16), bigEndian: true)}";
}
