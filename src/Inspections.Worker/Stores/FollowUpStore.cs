using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>Follow-up measures in the database: what a result asks for, and what has been closed of it.</summary>
internal static class FollowUpStore
{
    private const string Select = "SELECT draw AS Draw, firm AS Firm, number AS Number, measure AS Measure, due AS Due, closed_on AS ClosedOn FROM follow_up";

    /// <summary>Every measure, closed or not, by the day it is due.</summary>
    public static IReadOnlyList<OpenFollowUp> All(Session session) =>
        [.. session.Query<FollowUpRow>($"{Select} ORDER BY due, draw, firm, number").Select(ToFollowUp)];

    /// <summary>Makes a firm's measures what its result says, none when that is withdrawn; one that stays as it was stays closed if it was.</summary>
    public static void Replace(Session session, SubmittedResult result)
    {
        var firm = new { Draw = result.Draw.ToString(), Firm = result.Firm.ToString() };
        OpenFollowUp[] before = [.. session.Query<FollowUpRow>($"{Select} WHERE draw = @Draw AND firm = @Firm", firm).Select(ToFollowUp)];
        if (before.Length > 0)
        {
            session.Send("DELETE FROM follow_up WHERE draw = @Draw AND firm = @Firm", firm);
        }

        session.Send(
            "INSERT INTO follow_up (draw, firm, number, measure, due, closed_on) VALUES (@Draw, @Firm, @Number, @Measure, @Due, @ClosedOn)",
            (result.IsWithdrawal ? [] : result.Content.FollowUps).Select((f, i) => new
            {
                Draw = result.Draw.ToString(),
                Firm = result.Firm.ToString(),
                Number = i + 1,
                Measure = f.Measure.ToString(),
                Due = BeijingTime.Format(f.Due),
                ClosedOn = before.FirstOrDefault(b => b.FollowUp == f)?.ClosedOn is DateOnly day ? BeijingTime.Format(day) : null,
            }));
    }

    /// <summary>Notes the day a measure was closed; false when there is no such measure or it is closed.</summary>
    public static bool TryClose(Session session, DrawId draw, Identifier firm, int number, DateOnly on) => session.Execute(
        "UPDATE follow_up SET closed_on = @On WHERE draw = @Draw AND firm = @Firm AND number = @number AND closed_on IS NULL",
        new { On = BeijingTime.Format(on), Draw = draw.ToString(), Firm = firm.ToString(), number }) == 1;

    /// <summary>Keeps who noted the closing of a measure, and how it was settled.</summary>
    public static void KeepClosing(Session session, OpenFollowUp measure, FollowUpClosing closing)
    {
        session.Send("DELETE FROM follow_up_closing WHERE draw = @Draw AND firm = @Firm AND measure = @Measure AND due = @Due", Key(measure, null, ""));
        session.Send(
            "INSERT INTO follow_up_closing (draw, firm, measure, due, closed_by, outcome) VALUES (@Draw, @Firm, @Measure, @Due, @By, @Outcome)",
            Key(measure, closing.By?.ToString(), closing.Outcome));
    }

    /// <summary>How a measure was settled; null where nobody has said it.</summary>
    public static FollowUpClosing? ClosingOf(Session session, OpenFollowUp measure) => measure.ClosedOn is { } on
        ? session.Query<ClosingRow>(
                "SELECT closed_by AS ClosedBy, outcome AS Outcome FROM follow_up_closing WHERE draw = @Draw AND firm = @Firm AND measure = @Measure AND due = @Due", Key(measure, null, ""))
            .Select(r => new FollowUpClosing(on, r.ClosedBy is null ? null : Label.Parse(r.ClosedBy), r.Outcome)).FirstOrDefault() ?? new FollowUpClosing(on, null, "")
        : null;

    // What a measure is known by, whatever its number is after a correction.
    private static object Key(OpenFollowUp measure, string? by, string outcome) => new
    {
        Draw = measure.Draw.ToString(),
        Firm = measure.Firm.ToString(),
        Measure = measure.FollowUp.Measure.ToString(),
        Due = BeijingTime.Format(measure.FollowUp.Due),
        By = by,
        Outcome = outcome,
    };

    private static OpenFollowUp ToFollowUp(FollowUpRow r) => new(
        DrawId.Parse(r.Draw),
        Identifier.Parse(r.Firm),
        (int)r.Number,
        new FollowUp(Enum.Parse<FollowUpMeasure>(r.Measure), BeijingTime.ParseDate(r.Due)),
        r.ClosedOn is null ? null : BeijingTime.ParseDate(r.ClosedOn));

    private sealed record FollowUpRow
    {
        public string Draw { get; init; } = "";

        public string Firm { get; init; } = "";

        public long Number { get; init; }

        public string Measure { get; init; } = "";

        public string Due { get; init; } = "";

        public string? ClosedOn { get; init; }
    }

    private sealed record ClosingRow
    {
        public string? ClosedBy { get; init; }

        public string Outcome { get; init; } = "";
    }
}

/// <summary>How a measure was settled.</summary>
/// <param name="On">The day.</param>
/// <param name="By">Who noted it; null where nobody was named.</param>
/// <param name="Outcome">With what result; never public.</param>
internal sealed record FollowUpClosing(DateOnly On, Label? By, string Outcome);
