using GovReportArchive.Reports.Prose;
using GovReportArchive.Reports.Records;
using GovReportArchive.Reports.Rules;

namespace GovReportArchive.Reports.Regions;

/// <summary>What a file says about the place it comes from, apart from the agency's name.</summary>
internal sealed class RegionEvidence
{
    private const int MostMentions = 3;
    private const int MostHomeMentions = 6;

    private static readonly char[] Steps = ['>', '＞', '»', '›', '/', '\\', '|', ' ', ':', '：', '-'];

    private readonly Dictionary<string, int> _text;
    private readonly Dictionary<string, int> _address;
    private readonly Dictionary<string, int> _publisher;
    private readonly Dictionary<string, int> _breadcrumb;
    private readonly IReadOnlyList<string> _areaCities;
    private readonly string? _postcodeProvince;
    private readonly string? _hostCity;
    private readonly Division? _registered;
    private readonly string _documentNumber;
    private readonly int? _year;
    private readonly string[] _steps;
    private readonly string _addressText;
    private readonly string _publisherText;

    public RegionEvidence(string text, Contact? contact, PageFacts facts, IReadOnlyList<string> breadcrumb, int? year, string? url = null)
    {
        string address = url ?? facts.Url ?? "";
        _hostCity = Uri.TryCreate(address, UriKind.Absolute, out Uri? page) ? Gazetteer.CityOfHost(page.Host) : null;
        _documentNumber = Simplified.Of(facts.DocumentNumber ?? "");
        _registered = CreditCode.DivisionIn((facts.IndexNumber ?? "") + " " + address, year);
        Text = Simplified.Of(text);
        _addressText = Simplified.Of(contact?.Address ?? "");
        _publisherText = Simplified.Of(facts.Publisher ?? "");
        _text = PlaceMentions.Count(Text);
        _address = PlaceMentions.Count(_addressText);
        _publisher = PlaceMentions.Count(_publisherText);
        _breadcrumb = PlaceMentions.Count(Simplified.Of(string.Join(' ', breadcrumb.Concat(facts.Trail))));
        _steps = [.. breadcrumb.Concat(facts.Trail).SelectMany(t => Simplified.Of(t).Split(Steps, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        foreach (string step in _steps)
        {
            // A step of a breadcrumb that is nothing but a name is a place, however short: 首页 > 富县 > 乡镇.
            if (step.Length == 2 && Gazetteer.NamedAboveTownship(step).Any(d => d.Name == step)) _breadcrumb[step] = 1;
        }

        _areaCities = ContactReader.AreaCodeOf(contact?.Phone) is string code ? Gazetteer.CitiesOfAreaCode(code) : [];
        _postcodeProvince = contact?.Postcode is string post ? Gazetteer.ProvinceOfPostcode(post) : null;
        _year = year;
    }

    /// <summary>All prose, in simplified characters.</summary>
    public string Text { get; }

    /// <summary>The texts that may print names of places, the most trustworthy first, each with what it is evidence of.</summary>
    public IEnumerable<(string Text, string Basis)> Sources =>
        [(_addressText, "address"), (_publisherText, "publisher"), .. _steps.Select(s => (s, "breadcrumb")), (Text, "parent")];

    /// <summary>The listed place that a name which is not listed is a misprint of: one character differs, and the file also prints the right
    /// name. Null where there is none.</summary>
    public (Division Place, IReadOnlyList<string> Basis)? Misprinted(string name)
    {
        foreach ((Dictionary<string, int> mentions, string basis) in new[] { (_address, "address"), (_publisher, "publisher"), (_breadcrumb, "breadcrumb"), (_text, "parent") })
        {
            foreach (string near in mentions.Keys.Where(near => near.Length == name.Length && near[^1] == name[^1]).Order(StringComparer.Ordinal))
            {
                int differ = near.Zip(name).Count(pair => pair.First != pair.Second);
                List<Division> bearing = [.. Gazetteer.Named(near, _year).Where(d => d.Name == near && d.Level < DivisionLevel.Township)];
                if (differ == 1 && name.Length >= 3 && Choose(bearing) is { } chosen) return (chosen.Place, [basis]);
            }
        }

        return null;
    }

    /// <summary>Chooses among places of one name by what else the file says.</summary>
    /// <returns>The place and what settled it; null where nothing does.</returns>
    public (Division Place, IReadOnlyList<string> Basis)? Choose(IReadOnlyList<Division> candidates)
    {
        if (candidates.Count == 1 && Of("name").Holds()) return (candidates[0], ["name"]);
        var scored = candidates.Select(c => (Place: c, Weighed: Weigh(c))).OrderByDescending(s => s.Weighed.Score).ToList();
        if (scored.Count == 0 || scored[0].Weighed.Score <= 0) return null;
        if (scored[1].Weighed.Score == scored[0].Weighed.Score) return null;
        IReadOnlyList<ReadingRule> rules = scored[0].Weighed.Rules;
        Of("name").Holds();
        return (scored[0].Place, ["name", .. rules.Where(rule => rule.Holds() && RegionBases.IsBasis(rule)).Select(RegionBases.ValueOf)]);
    }

    /// <summary>The place that the file speaks of as its own, where the agency's name says none.</summary>
    /// <param name="own">What the text calls its own place: 县, 区, 市, 省 or null.</param>
    public (Division Place, IReadOnlyList<string> Basis)? Home(char? own)
    {
        Dictionary<string, (Division Place, double Score, SortedSet<string> Basis)> found = new(StringComparer.Ordinal);
        void Add(Dictionary<string, int> mentions, string basis, int most)
        {
            double weight = Of("home." + basis).Weight;
            foreach ((string name, int count) in mentions)
            {
                foreach (Division d in Gazetteer.Named(name, _year).Where(d => d.Name == name && d.Level < DivisionLevel.Township))
                {
                    (double score, _) = Weigh(d);
                    double add = weight * Math.Min(count, most);
                    if (!found.TryGetValue(d.Code, out var held)) held = (d, Math.Max(0, score), new SortedSet<string>(StringComparer.Ordinal));
                    held.Basis.Add(basis);
                    found[d.Code] = (d, held.Score + add, held.Basis);
                }
            }
        }

        Add(_address, "address", 1);
        Add(_publisher, "publisher", 1);
        Add(_breadcrumb, "breadcrumb", 1);
        Add(_text, "name", MostHomeMentions);
        if (_registered is Division registered)
        {
            if (!found.TryGetValue(registered.Code, out var held)) held = (registered, 0, new SortedSet<string>(StringComparer.Ordinal));
            held.Basis.Add("creditCode");
            found[registered.Code] = (registered, held.Score + Of("home.creditCode").Weight, held.Basis);
        }

        var fitting = found.Values.Where(f => own is null || Calls(f.Place, own.Value)).OrderByDescending(f => f.Score)
            .ThenByDescending(f => f.Place.Level).ThenBy(f => f.Place.Code, StringComparer.Ordinal).ToList();
        if (fitting.Count > 0 && (fitting.Count == 1 || fitting[0].Score > fitting[1].Score))
        {
            return Home(fitting[0].Place, [.. fitting[0].Basis]);
        }

        if (own is null or '市' && _hostCity is string host && Gazetteer.Find(host, _year) is Division named) return Home(named, ["host"]);
        if (own is null or '市' && _areaCities.Count == 1 && Gazetteer.Find(_areaCities[0], _year) is Division city) return Home(city, ["areaCode"]);
        return null;
    }

    private static (Division, IReadOnlyList<string>) Home(Division place, string[] basis)
    {
        foreach (string one in basis) Of("home." + one).Holds();
        return (place, basis);
    }

    /// <summary>Whether the text may call the place its 县, 区, 市 or 省.</summary>
    public static bool Calls(Division place, char own) => own switch
    {
        '省' => place.Level == DivisionLevel.Province,
        '市' => place.Name.EndsWith('市') || place.Level == DivisionLevel.City,
        '区' => place.Level == DivisionLevel.County && place.Name.EndsWith('区'),
        '县' => place.Level == DivisionLevel.County && place.Name.EndsWith('县'),
        '州' => place.Name.EndsWith('州'),
        '旗' => place.Name.EndsWith('旗'),
        '盟' => place.Name.EndsWith('盟'),
        _ => true,
    };

    private (double Score, List<ReadingRule> Rules) Weigh(Division place)
    {
        double score = 0;
        List<ReadingRule> rules = [];
        void Tell(string rule, double times = 1)
        {
            score += Of(rule).Weight * times;
            if (!rules.Contains(Of(rule))) rules.Add(Of(rule));
        }

        foreach (Division above in Gazetteer.PathOf(place, _year).Where(d => d.Code != place.Code))
        {
            ReadingRule rung = Of(above.Level switch { DivisionLevel.County => "above.county", DivisionLevel.City => "above.city", _ => "above.province" });
            foreach ((Dictionary<string, int> mentions, string rule) in new[] { (_text, "parent"), (_address, "address"), (_publisher, "publisher"), (_breadcrumb, "breadcrumb") })
            {
                if (!mentions.TryGetValue(above.Name, out int times)) continue;
                Tell(rule, rung.Weight * Math.Min(MostMentions, times));
                rules.Add(rung);
            }
        }

        string city = place.Code.Length >= 6 ? place.Code[..4] + "00" : place.Code;
        if (_areaCities.Count > 0)
        {
            bool served = _areaCities.Any(c => c == city || c == place.Code || (c.EndsWith("0000", StringComparison.Ordinal) && c[..2] == place.Code[..2]));
            Tell(served ? "areaCode" : _areaCities.Any(c => c[..2] == place.Code[..2]) ? "areaCode.province" : "areaCode.elsewhere");
        }

        if (_postcodeProvince is not null) Tell(_postcodeProvince == place.Province ? "postcode" : "postcode.elsewhere");
        if (_hostCity is not null && (_hostCity == city || _hostCity == place.Province)) Tell("host");
        if (_registered is not null && (_registered.Code == place.Code || PlaceName.IsBelow(place, _registered) || PlaceName.IsBelow(_registered, place))) Tell("creditCode");
        // 贺政办发 is a number of 贺州: the first character stands for the place or the city above it.
        if (_documentNumber.Length > 1 && Gazetteer.PathOf(place, _year).Any(d => d.Level != DivisionLevel.Province && d.Name[0] == _documentNumber[0])) Tell("documentNumber");
        return (score, rules);
    }

    private static ReadingRule Of(string name) => ReadingRules.Of("region." + name);
}
