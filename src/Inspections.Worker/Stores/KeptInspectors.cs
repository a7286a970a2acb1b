using Inspections.Core.Directories;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>The inspectors as the last committed import left them, kept from one transaction to the next.</summary>
internal sealed class KeptInspectors
{
    private Read? _last;

    /// <summary>The inspectors as a transaction sees them, outside a change of their directory.</summary>
    public static Read Of(Session session, LedgerStore ledger)
    {
        int version = DirectoryVersion.Of(ledger);
        KeptInspectors? kept = session.Database?.Kept<KeptInspectors>();
        if (kept?._last is { } last && last.Version == version)
        {
            return last;
        }

        var read = new Read(version, InspectorStore.Current(session), InspectorStore.Certificates(session));
        if (kept is not null && !ledger.HasOwn)
        {
            kept._last = read;
        }

        return read;
    }

    /// <summary>Reads them anew when they are asked for next.</summary>
    public static void Forget(Session session)
    {
        if (session.Database is { } database)
        {
            database.Kept<KeptInspectors>()._last = null;
        }
    }

    /// <summary>What was read.</summary>
    /// <param name="Version">The version of the directories.</param>
    /// <param name="Current">The inspectors.</param>
    /// <param name="Certificates">The certificates of all there ever were.</param>
    internal sealed record Read(int Version, IReadOnlyList<Inspector> Current, IReadOnlyDictionary<Identifier, EnforcementCertificate> Certificates)
    {
        /// <summary>The inspectors by id.</summary>
        public IReadOnlyDictionary<Identifier, Inspector> ById { get; } = Current.ToDictionary(i => i.Id);
    }
}
