using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>What somebody has begun to enter about a drawn firm and not submitted, as it was typed.</summary>
/// <param name="Draw">The draw.</param>
/// <param name="Firm">The drawn firm.</param>
/// <param name="Fields">The form's fields.</param>
/// <param name="Seen">What stood of the firm when it was begun.</param>
/// <param name="Revision">How often it was saved.</param>
/// <param name="SavedAt">When it was saved.</param>
internal sealed record ResultDraft(DrawId Draw, Identifier Firm, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields, string Seen, long Revision, DateTimeOffset SavedAt);

/// <summary>Drafts in the database: of each person their own, one a firm; never published, and gone when the result is submitted.</summary>
internal static class ResultDraftStore
{
    private const string Select = "SELECT draw AS Draw, firm AS Firm, content AS Content, seen AS Seen, revision AS Revision, saved_at AS SavedAt FROM result_draft";

    /// <summary>A person's draft about a firm, or null.</summary>
    public static ResultDraft? Find(Session session, Label staff, DrawId draw, Identifier firm) => session
        .Query<Row>($"{Select} WHERE staff = @Staff AND draw = @Draw AND firm = @Firm", Key(staff, draw, firm)).Select(ToDraft).FirstOrDefault();

    /// <summary>All of a person's, the last first.</summary>
    public static IReadOnlyList<ResultDraft> Of(Session session, Label staff) =>
        [.. session.Query<Row>($"{Select} WHERE staff = @Staff", new { Staff = staff.ToString() }).Select(ToDraft).OrderByDescending(d => d.SavedAt).ThenBy(d => d.Firm)];

    /// <summary>Keeps a draft in the place of the one that was there.</summary>
    public static void Put(Session session, Label staff, ResultDraft draft)
    {
        Drop(session, staff, draft.Draw, draft.Firm);
        session.Send(
            "INSERT INTO result_draft (staff, draw, firm, content, seen, revision, saved_at) VALUES (@Staff, @Draw, @Firm, @Content, @Seen, @Revision, @SavedAt)",
            new
            {
                Staff = staff.ToString(),
                Draw = draft.Draw.ToString(),
                Firm = draft.Firm.ToString(),
                Content = CanonicalJson.Write(Json.Array(draft.Fields.OrderBy(f => f.Key, StringComparer.Ordinal), f => Json.Array(f.Value.Prepend(f.Key), v => v))),
                draft.Seen,
                draft.Revision,
                SavedAt = BeijingTime.Format(draft.SavedAt),
            });
    }

    /// <summary>Drops a draft, where there is one.</summary>
    public static void Drop(Session session, Label staff, DrawId draw, Identifier firm) =>
        session.Send("DELETE FROM result_draft WHERE staff = @Staff AND draw = @Draw AND firm = @Firm", Key(staff, draw, firm));

    private static object Key(Label staff, DrawId draw, Identifier firm) => new { Staff = staff.ToString(), Draw = draw.ToString(), Firm = firm.ToString() };

    // Each field as a list: its name, then its values.
    private static ResultDraft ToDraft(Row r) => new(
        DrawId.Parse(r.Draw),
        Identifier.Parse(r.Firm),
        ((Json.List)CanonicalJson.Parse(r.Content)).Items.Select(i => ((Json.List)i).Items.Select(v => ((Json.Text)v).Value).ToArray())
            .ToDictionary(f => f[0], IReadOnlyList<string> (f) => f[1..], StringComparer.Ordinal),
        r.Seen,
        r.Revision,
        BeijingTime.ParseMoment(r.SavedAt));

    private sealed record Row
    {
        public string Draw { get; init; } = "";

        public string Firm { get; init; } = "";

        public byte[] Content { get; init; } = [];

        public string Seen { get; init; } = "";

        public long Revision { get; init; }

        public string SavedAt { get; init; } = "";
    }
}
