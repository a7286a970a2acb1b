using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Accounts;

/// <summary>The bureau's staff: as soon as there are accounts they say who somebody is and what he may do, and the settings do not any more.</summary>
internal static class StaffList
{
    /// <summary>The staff of a day.</summary>
    /// <exception cref="Files.UserErrorException">An id in the settings is malformed or stands twice.</exception>
    public static Staff On(Session session, StaffOptions options, DateOnly today)
    {
        IReadOnlyList<Account> accounts = AccountStore.All(session);
        return accounts.Count == 0 ? options.ToStaff() : new Staff(accounts.Where(a => a.IsInForceOn(today)).Select(ToPerson));
    }

    /// <summary>The staff of a day as the command line knows them: as long as nobody has a password, those of the settings.</summary>
    public static Staff AtTerminal(Session session, StaffOptions options, DateOnly today) =>
        AccountStore.AnyWithPassword(session) ? On(session, options, today) : options.ToStaff();

    /// <summary>An account as one of the staff.</summary>
    public static Person ToPerson(Account account) => new() { Id = $"{account.Staff}", Name = account.Name, Roles = [.. account.Roles.Select(r => $"{r}")] };
}
