-- Admits a batch of clients. A repeated call returns the first result.
-- ARGV: sequence, number of clients; then, if there is a limit, the address and time of each.
local sequence, count, field = ARGV[5], tonumber(ARGV[6]), 'batch:' .. replica
local present, restoring, before, batch, presence = unpack(redis.call('HMGET', key, 'generation', 'restoring', 'admitted',
	field, 'replica:' .. replica))
-- A replica that counts as gone first reports that it lives. Otherwise, it could end without being missed.
if restoring or not presence or is_gone(presence) then
	return { '' }
end
if present ~= known then
	return { present or '' }
end
if batch then
	local last, first, admitted = string.match(batch, '^(%d+):(%d+):(%d+)$')
	if tonumber(sequence) <= tonumber(last) then
		return { known, first, admitted }
	end
end
before = tonumber(before or '0')
if limit > 0 then
	count = math.max(0, math.min(count, limit - before))
	for i = 1, count do
		set('client:' .. (before + i), replica .. '|' .. ARGV[6 + i])
	end
end
redis.call('HSET', key, 'admitted', before + count, field, sequence .. ':' .. (before + 1) .. ':' .. count)
return { known, tostring(before + 1), tostring(count) }
