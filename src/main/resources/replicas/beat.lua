-- Reports that a replica lives or leaves, and its state. Returns the state of all replicas.
-- ARGV: run of Redis, age of the run in ms when the replica joined, heartbeat in ms (0 if it leaves), slowest known
-- heartbeat, highest own number, highest known number, whether it knows that the limit is reached, counts; then, for each own
-- client, its number, its text, and whether it was heard.
local run, age, heartbeat, slowest = ARGV[5], tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8])
local own, highest, knows_full, counts = tonumber(ARGV[9]), tonumber(ARGV[10]), ARGV[11] == 'true', ARGV[12]
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local present = get('generation')

-- After a failover, Redis may not know of a reset.
if present and known ~= '' and tonumber(known) > tonumber(present) then
	redis.call('DEL', key)
	present = false
end
-- After a restart, all replicas must report their state first, because Redis may have lost it.
if get('run') ~= run then
	local wait = (present or known ~= '') and 3 * slowest or 3 * slowest - age
	set('restoring', string.format('%.0f', now + wait))
	set('run', run)
end
if not present then
	present = (known ~= '') and known or '1'
	set('generation', present)
end

local restoring = number('restoring')
local admitted = number('admitted')
if known == present then
	-- A number from another replica may have been taken back meanwhile.
	local least = (restoring > 0) and math.max(own, highest) or own
	if least > admitted then
		admitted = least
		set('admitted', admitted)
	end
	for i = 13, #ARGV, 3 do
		redis.call('HSETNX', key, 'client:' .. ARGV[i], replica .. '|' .. ARGV[i + 1])
		if ARGV[i + 2] == 'true' then
			hear(ARGV[i])
		end
	end
	set('counts:' .. replica, counts)
end
local function reach_limit()
	if limit > 0 and admitted >= limit and redis.call('HSETNX', key, 'full', '1') == 1 then
		redis.call('PUBLISH', channel, key)
	end
end
if known == present and knows_full then
	reach_limit()
end

if restoring > 0 and now >= restoring then
	redis.call('HDEL', key, 'restoring')
	restoring = 0
	-- Clients whose number or replica is unknown to all replicas count as heard, because no replica will report them.
	for client = 1, (limit > 0) and admitted or 0 do
		local owner = string.match(get('client:' .. client) or '', '^[^|]+')
		if not owner or not get('replica:' .. owner) then
			hear(client)
		end
	end
	reach_limit()
end

-- A presence is: last seen, heartbeat, seen since (without a gap), generation. A replica may declare another gone only if
-- it was itself seen for as long as the other was not. Otherwise, Redis may have been away.
local last, since = string.match(get('replica:' .. replica) or '', '^(%d+) %w+ (%d+)')
if not last then
	set('replicas', (get('replicas') or '') .. ' ' .. replica)
end
if not last or restoring > 0 or now - tonumber(last) > 3 * heartbeat then
	since = string.format('%.0f', now)
end
set('replica:' .. replica, (heartbeat > 0) and string.format('%.0f %d %s %s', now, heartbeat, since, known)
	or '0 1 0 ' .. known)

local function sum(texts)
	local sums = {}
	for _, text in ipairs(texts) do
		local i = 1
		for value in string.gmatch(text, '%d+') do
			sums[i] = (sums[i] or 0) + tonumber(value)
			i = i + 1
		end
	end
	for i = 1, #sums do
		sums[i] = string.format('%.0f', sums[i])
	end
	return table.concat(sums, ',')
end

-- Declares a replica gone: its clients count as heard, and none of them counts as connected.
local function leave(other, seen)
	for client = 1, (limit > 0) and admitted or 0 do
		if string.match(get('client:' .. client) or '', '^[^|]+') == other then
			hear(client)
		end
	end
	set('replica:' .. other, seen .. ' gone 0 0')
	local counted = get('counts:' .. other)
	if counted then
		set('counts:' .. other, (string.gsub(counted, '^%d+', '0')))
	end
	reach_limit()
	if is_complete() then
		redis.call('PUBLISH', channel, key)
	end
end

-- A replica that was only paused may return within an hour. Then its counts become part of a sum.
local function forget(other)
	set('gone', sum({ get('gone') or '', get('counts:' .. other) or '' }))
	redis.call('HDEL', key, 'replica:' .. other, 'counts:' .. other, 'batch:' .. other)
end

local replicas, others, alive, behind = {}, { get('gone') or '' }, 0, 0
for other in string.gmatch(get('replicas'), '%S+') do
	local seen, interval, _, generation = string.match(get('replica:' .. other), '^(%d+) (%w+) (%d+) (%d*)$')
	local age, patience = now - tonumber(seen), 3 * (tonumber(interval) or 0)
	if interval == 'gone' and age > 3600000 then
		forget(other)
		others[1] = get('gone')
	else
		table.insert(replicas, other)
		if interval ~= 'gone' and age <= patience then
			alive = alive + 1
			slowest = math.max((alive > 1) and slowest or 0, tonumber(interval))
			behind = behind + ((generation == present) and 0 or 1)
		elseif interval ~= 'gone' and heartbeat > 0 and now - since > patience then
			leave(other, seen)
		end
		if other ~= replica then
			table.insert(others, get('counts:' .. other) or '')
		end
	end
end
set('replicas', table.concat(replicas, ' '))

-- A finished server restarts with its first new replica, after all others left.
if known == '' and alive == 1 and is_complete() then
	present, others = begin_next(), {}
end
local full = limit > 0 and admitted >= limit and get('full') == '1'
return { present, get('admitted') or '0', tostring(full), tostring(is_complete()), tostring(restoring > 0),
	string.format('%d', slowest), tostring(behind), sum(others) }
