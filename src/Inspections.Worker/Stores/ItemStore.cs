using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>An item and the day it was taken off the list, or null while it stands there.</summary>
internal sealed record ListedItem(InspectionItem Item, DateOnly? EndedOn);

/// <summary>The inspection-item list (随机抽查事项清单) in the database.</summary>
internal static class ItemStore
{
    private const string Select =
        """
        SELECT code AS Code, sector AS Sector, name AS Name, legal_basis AS LegalBasis, authority AS Authority,
            subject AS Subject, content AS Content, method AS Method, sampling_ratio AS SamplingRatio, frequency AS Frequency,
            inspector_requirements AS InspectorRequirements, essentials AS Essentials, is_key AS IsKey, remark AS Remark, ended_at AS EndedAt
        FROM item
        """;

    public static IReadOnlyList<InspectionItem> Current(Session session) =>
        [.. session.Query<ItemRow>($"{Select} WHERE ended_at IS NULL").Select(ToItem).OrderBy(i => i.Code)];

    /// <summary>Every item there ever was, by code.</summary>
    public static IReadOnlyDictionary<Identifier, ListedItem> Ever(Session session) => session.Query<ItemRow>(Select)
        .Select(r => new ListedItem(ToItem(r), r.EndedAt is null ? null : BeijingTime.DateOf(BeijingTime.ParseMoment(r.EndedAt))))
        .ToDictionary(i => i.Item.Code);

    public static void Save(Session session, DirectoryChange<InspectionItem> change, DateTimeOffset at)
    {
        ItemRow[] fresh = [.. change.Added.Concat(change.Changed).Select(ToRow)];
        session.Send("DELETE FROM item WHERE code = @Code", fresh);
        session.Send(
            """
            INSERT INTO item (code, sector, name, legal_basis, authority, subject, content, method, sampling_ratio, frequency,
                inspector_requirements, essentials, is_key, remark)
            VALUES (@Code, @Sector, @Name, @LegalBasis, @Authority, @Subject, @Content, @Method, @SamplingRatio, @Frequency,
                @InspectorRequirements, @Essentials, @IsKey, @Remark)
            """,
            fresh);
        session.Send(
            "UPDATE item SET ended_at = @At WHERE code = @Code",
            change.Ended.Select(i => new { Code = i.Code.ToString(), At = BeijingTime.Format(at) }));
    }

    private static ItemRow ToRow(InspectionItem i) => new()
    {
        Code = i.Code.ToString(),
        Sector = i.Sector.ToString(),
        Name = i.Name,
        LegalBasis = i.LegalBasis,
        Authority = i.Authority,
        Subject = i.Subject,
        Content = i.Content,
        Method = i.Method,
        SamplingRatio = i.SamplingRatio,
        Frequency = i.Frequency,
        InspectorRequirements = i.InspectorRequirements,
        Essentials = i.Essentials,
        IsKey = i.IsKey ? 1 : 0,
        Remark = i.Remark,
    };

    private static InspectionItem ToItem(ItemRow r) => new(
        Identifier.Parse(r.Code),
        SectorCode.Parse(r.Sector),
        r.Name,
        r.LegalBasis,
        r.Authority,
        r.Subject,
        r.Content,
        r.Method,
        r.SamplingRatio,
        r.Frequency,
        r.InspectorRequirements,
        r.Essentials,
        r.IsKey != 0,
        r.Remark);

    private sealed record ItemRow
    {
        public string Code { get; init; } = "";

        public string Sector { get; init; } = "";

        public string Name { get; init; } = "";

        public string LegalBasis { get; init; } = "";

        public string Authority { get; init; } = "";

        public string Subject { get; init; } = "";

        public string Content { get; init; } = "";

        public string Method { get; init; } = "";

        public string? SamplingRatio { get; init; }

        public string? Frequency { get; init; }

        public string? InspectorRequirements { get; init; }

        public string? Essentials { get; init; }

        public long IsKey { get; init; }

        public string? Remark { get; init; }

        public string? EndedAt { get; init; }
    }
}
