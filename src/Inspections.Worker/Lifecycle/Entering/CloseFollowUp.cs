using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Entering;

/// <summary>后续处置办结: notes that a measure of a result was settled, when, by whom and with what result.</summary>
/// <param name="bureau">The bureau.</param>
internal sealed class CloseFollowUp(BureauContext bureau)
{
    /// <summary>Notes it.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="draw">The draw.</param>
    /// <param name="firm">The drawn firm.</param>
    /// <param name="number">Which of its measures, from 1.</param>
    /// <param name="closing">How it was settled.</param>
    /// <exception cref="UserErrorException">The day is to come, or there is no such measure that is open.</exception>
    public void Execute(Session session, DrawId draw, Identifier firm, int number, FollowUpClosing closing)
    {
        if (closing.On > bureau.Today)
        {
            throw EntryRefusals.FollowUpFuture.Error(closing.On);
        }

        OpenFollowUp? measure = FollowUpStore.All(session).FirstOrDefault(f => f.Draw == draw && f.Firm == firm && f.Number == number);
        if (measure is null || !FollowUpStore.TryClose(session, draw, firm, number, closing.On))
        {
            throw EntryRefusals.NoFollowUp.Error(draw, firm, number);
        }

        FollowUpStore.KeepClosing(session, measure, closing);
    }
}
