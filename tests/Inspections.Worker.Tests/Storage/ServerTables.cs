using Inspections.Worker.Storage;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Inspections.Worker.Tests.Storage;

/// <summary>A column as either dialect declares it.</summary>
internal sealed record TableColumn(string Table, string Name, string Kind, bool MayBeNull, bool IsKey);

/// <summary>The tables that the SQL Server scripts make, read from the scripts.</summary>
internal static class ServerTables
{
    public static IReadOnlyList<CreateTableStatement> Created { get; } =
        [.. Scripts.Of("SqlServer").SelectMany(s => Tsql.Parse(s.Contents).Parts<CreateTableStatement>())];

    private static readonly IReadOnlyList<AlterTableAddTableElementStatement> Altered =
        [.. Scripts.Of("SqlServer").SelectMany(s => Tsql.Parse(s.Contents).Parts<AlterTableAddTableElementStatement>())];

    /// <summary>Every table's name and definitions.</summary>
    public static ILookup<string, TableDefinition> Definitions { get; } = Created
        .Select(t => (Name: t.SchemaObjectName.BaseIdentifier.Value, t.Definition))
        .Concat(Altered.Select(t => (Name: t.SchemaObjectName.BaseIdentifier.Value, t.Definition)))
        .ToLookup(t => t.Name, t => t.Definition, StringComparer.Ordinal);

    // What a later script took away again.
    private static readonly IReadOnlyList<(string Table, string Column)> Dropped =
        [.. Scripts.Of("SqlServer").SelectMany(s => Tsql.Parse(s.Contents).Parts<AlterTableDropTableElementStatement>())
            .SelectMany(t => t.AlterTableDropTableElements.Select(e => (t.SchemaObjectName.BaseIdentifier.Value, e.Name.Value)))];

    public static IEnumerable<TableColumn> Columns => Definitions.SelectMany(t => t.SelectMany(d => d.ColumnDefinitions.Where(c => !Dropped.Contains((t.Key, c.ColumnIdentifier.Value))).Select(c => new TableColumn(
        t.Key,
        c.ColumnIdentifier.Value,
        ((SqlDataTypeReference)c.DataType).SqlDataTypeOption switch
        {
            SqlDataTypeOption.BigInt => "INTEGER",
            SqlDataTypeOption.NVarChar or SqlDataTypeOption.VarChar => "TEXT",
            SqlDataTypeOption.VarBinary => "BLOB",
            var other => other.ToString(),
        },
        !c.Constraints.OfType<NullableConstraintDefinition>().Any(n => !n.Nullable),
        Keys(t, primaryOnly: true).Any(k => k.Contains(c.ColumnIdentifier.Value))))));

    /// <summary>The columns of every primary key and unique constraint of a table.</summary>
    public static IEnumerable<IReadOnlyList<string>> Keys(IEnumerable<TableDefinition> table, bool primaryOnly) => table
        .SelectMany(d => d.TableConstraints.OfType<UniqueConstraintDefinition>())
        .Where(u => u.IsPrimaryKey || !primaryOnly)
        .Select(u => (IReadOnlyList<string>)[.. u.Columns.Select(c => c.Column.MultiPartIdentifier.Identifiers[^1].Value)]);
}
