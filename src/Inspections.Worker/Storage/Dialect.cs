using System.Data.Common;
using DbUp.Builder;

namespace Inspections.Worker.Storage;

/// <summary>What differs between databases: how to connect, and the scripts that make the tables. The statements are the same for all.</summary>
internal abstract class Dialect
{
    /// <summary>The folder of <c>Storage</c> that holds this dialect's scripts.</summary>
    public abstract string Folder { get; }

    /// <summary>An open connection.</summary>
    public abstract DbConnection Connect();

    /// <summary>True when the database exists.</summary>
    public abstract bool Exists();

    /// <summary>A migration engine for the database, which is created when it is missing.</summary>
    public abstract UpgradeEngineBuilder Upgrade();
}
