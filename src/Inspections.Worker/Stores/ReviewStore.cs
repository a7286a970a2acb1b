using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>What a reviewer decided on one submission.</summary>
/// <param name="Result">Place of the submission's sealed entry.</param>
/// <param name="Step">The step.</param>
/// <param name="By">Who, as a staff id.</param>
/// <param name="Approved">True when approved, false when returned.</param>
/// <param name="Reason">Why it was returned, or null.</param>
/// <param name="Wording">What was signed, word for word.</param>
/// <param name="At">When.</param>
internal sealed record ReviewDecision(long Result, Label Step, Label By, bool Approved, string? Reason, string Wording, DateTimeOffset At);

/// <summary>Review decisions in the database. One per step, and one per person: the table sees to both.</summary>
internal static class ReviewStore
{
    private const string Select =
        "SELECT result AS Result, step AS Step, staff AS Staff, approved AS Approved, reason AS Reason, wording AS Wording, decided_at AS DecidedAt FROM review_decision";

    /// <summary>The decisions on a submission, in the order they were made.</summary>
    public static IReadOnlyList<ReviewDecision> Of(Session session, long result) =>
        [.. session.Query<DecisionRow>($"{Select} WHERE result = @result", new { result }).Select(ToDecision).OrderBy(d => d.At)];

    /// <summary>The same of everything that is under review, by submission.</summary>
    public static ILookup<long, ReviewDecision> UnderReview(Session session) => session
        .Query<DecisionRow>($"{Select} WHERE result IN (SELECT position FROM inspection_result WHERE state = 'UnderReview')")
        .Select(ToDecision).OrderBy(d => d.At).ToLookup(d => d.Result);

    public static void Add(Session session, ReviewDecision decision) => session.Send(
        """
        INSERT INTO review_decision (result, step, staff, approved, reason, wording, decided_at)
        VALUES (@Result, @Step, @Staff, @Approved, @Reason, @Wording, @At)
        """,
        new
        {
            decision.Result,
            Step = decision.Step.ToString(),
            Staff = decision.By.ToString(),
            Approved = decision.Approved ? 1 : 0,
            decision.Reason,
            decision.Wording,
            At = BeijingTime.Format(decision.At),
        });

    /// <summary>Keeps the steps that a submission has to pass: those of the day it was entered, whatever they are later.</summary>
    public static void KeepSteps(Session session, long result, IReadOnlyList<ReviewStep> steps) => session.Send(
        "INSERT INTO review_step (result, number, step, name) VALUES (@result, @Number, @Step, @Name)",
        steps.Select((s, i) => new { result, Number = i + 1, Step = s.Step.ToString(), s.Name }));

    /// <summary>The steps that a submission has to pass, in order; none of one that an earlier version took.</summary>
    public static IReadOnlyList<ReviewStep> StepsOf(Session session, long result) =>
    [
        .. session.Query<(string Step, string Name)>("SELECT step, name FROM review_step WHERE result = @result ORDER BY number", new { result })
            .Select(s => new ReviewStep(Label.Parse(s.Step), s.Name)),
    ];

    /// <summary>The same of everything that is under review, by submission.</summary>
    public static ILookup<long, ReviewStep> StepsUnderReview(Session session) => session
        .Query<(long Result, string Step, string Name)>(
            "SELECT result, step, name FROM review_step WHERE result IN (SELECT position FROM inspection_result WHERE state = 'UnderReview') ORDER BY result, number")
        .ToLookup(s => s.Result, s => new ReviewStep(Label.Parse(s.Step), s.Name));

    private static ReviewDecision ToDecision(DecisionRow r) => new(
        r.Result, Label.Parse(r.Step), Label.Parse(r.Staff), r.Approved != 0, r.Reason, r.Wording, BeijingTime.ParseMoment(r.DecidedAt));

    private sealed record DecisionRow
    {
        public long Result { get; init; }

        public string Step { get; init; } = "";

        public string Staff { get; init; } = "";

        public long Approved { get; init; }

        public string? Reason { get; init; }

        public string Wording { get; init; } = "";

        public string DecidedAt { get; init; } = "";
    }
}
