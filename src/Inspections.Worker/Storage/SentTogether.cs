using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;

namespace Inspections.Worker.Storage;

/// <summary>
/// Statements that go to a server as one text, so that the network is waited for once. They take effect in their order; where one fails, none
/// after it does. Each has its own parameters, though they may have the same names.
/// </summary>
internal sealed class SentTogether
{
    private readonly StringBuilder _text = new();
    private readonly List<StatementParameter> _parameters = [];
    private int _statements, _values;

    /// <summary>True before the first.</summary>
    public bool IsEmpty => _statements == 0;

    /// <summary>True while the parameters of one more are not too many for a server.</summary>
    public bool HasRoomFor(IReadOnlyList<StatementParameter> parameters) => _values + Values(parameters) <= ManyRows.MostParameters;

    /// <summary>Adds one.</summary>
    public void Add(string sql, IReadOnlyList<StatementParameter> parameters)
    {
        // The values of a list are numbered behind its name: the end tells the first value of statement 1 from the list of statement 11.
        string mark = string.Create(CultureInfo.InvariantCulture, $"_{_statements++}_");
        _values += Values(parameters);
        _text.Append(_text.Length == 0 ? "" : ";\n").Append(parameters.Count == 0 ? sql : StatementParameters.Rename(sql, name => name + mark));
        _parameters.AddRange(parameters.Select(p => p with { Name = p.Name + mark }));
    }

    /// <summary>Sends them; gives the rows that were written, once the reader has been read to its end and closed.</summary>
    public DbDataReader Send(DbConnection connection, DbTransaction transaction) => (DbDataReader)connection.ExecuteReader(
        new CommandDefinition(_text.ToString(), StatementParameters.ForDapper(_parameters), transaction, flags: CommandFlags.NoCache));

    /// <summary>Forgets them.</summary>
    public void Clear()
    {
        _text.Clear();
        _parameters.Clear();
        (_statements, _values) = (0, 0);
    }

    // A list is as many as are in it, where the server takes none as one.
    private static int Values(IReadOnlyList<StatementParameter> parameters) => parameters.Sum(p => p.Value is string[] list ? list.Length : 1);
}
