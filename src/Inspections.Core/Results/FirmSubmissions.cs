using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Results;

/// <summary>
/// What was submitted about one drawn firm of a draw, and what that comes to: what counts, and what the next submission is. What a
/// reviewer has sent back leaves what was there before it; a record that was withdrawn is followed by a new one (protocol section 9).
/// </summary>
/// <param name="all">The firm's submissions, in the order they were entered.</param>
public sealed class FirmSubmissions(IReadOnlyList<SubmittedResult> all)
{
    /// <summary>The last submission, whatever became of it; null without any.</summary>
    public SubmittedResult? Latest => all.Count == 0 ? null : all[^1];

    /// <summary>The last submission that is on its way or public, a withdrawal too; null without any.</summary>
    public SubmittedResult? Current => all.LastOrDefault(r => r.Counts);

    /// <summary>What counts: what is public or the change of it that is on its way; null when there is nothing, or it was withdrawn.</summary>
    public SubmittedResult? InEffect => Of(all, r => r.State, r => r.IsWithdrawal);

    /// <summary>The first version of the record that counts; null when there is none.</summary>
    public SubmittedResult? FirstVersion => InEffect is { } inEffect ? all.LastOrDefault(r => r.Record == inEffect.Record && r.Version == 1 && r.Counts) : null;

    /// <summary>The record and version of the next submission; a null record is a new one.</summary>
    public (Label? Record, int Version) Next => Latest is not { IsTakenBack: false } latest ? (null, 1)
        : InEffect is { State: ResultState.Published } inEffect ? (inEffect.Record, inEffect.Version + 1)
        : (latest.Record, latest.Version);

    /// <summary>What the ledger takes, sealed, when this is submitted next: the record that goes on or a new one, in its next version (protocol section 10).</summary>
    /// <param name="content">What was found; of a withdrawal, what is public.</param>
    /// <param name="newRecord">A name that no record has, asked for where a new one begins.</param>
    /// <param name="isWithdrawal">True to take the record back.</param>
    /// <exception cref="Encodings.ProtocolFormatException">It says nothing that was found, or something twice.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="content"/> or <paramref name="newRecord"/> is null.</exception>
    public ResultBody ToEntry(InspectionResult content, Func<Label> newRecord, bool isWithdrawal = false)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(newRecord);
        (Label? known, int version) = Next;
        ResultBody body = content.ToRecord(known ?? newRecord(), version);
        return isWithdrawal ? body with { Categories = [ResultCategory.Withdrawn] } : body;
    }

    /// <summary>What counts of a firm's submissions, whatever is known of them.</summary>
    /// <typeparam name="T">A submission.</typeparam>
    /// <param name="submissions">The firm's submissions, in the order they were entered.</param>
    /// <param name="state">Where one stands.</param>
    /// <param name="withdraws">True for one that takes the record back.</param>
    /// <exception cref="ArgumentNullException"><paramref name="submissions"/> is null.</exception>
    public static T? Of<T>(IEnumerable<T> submissions, Func<T, ResultState> state, Func<T, bool> withdraws)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(submissions);
        return submissions.LastOrDefault(s => SubmittedResult.IsCounted(state(s))) is { } last && !(withdraws(last) && state(last) == ResultState.Published) ? last : null;
    }
}
