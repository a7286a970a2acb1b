using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Accounts;

/// <summary>The roles that a bureau can give beside those of <see cref="RoleTable"/>: the steps of the review that its policy names.</summary>
internal static class AccountRoles
{
    /// <summary>The steps.</summary>
    public static IReadOnlyList<Label> Steps(Session session) =>
        PolicyStore.Find(session, LedgerStore.Open(session)) is PolicyDocument policy ? ReviewChain.Of(policy).Steps : PolicyDocument.UsualReview;
}
